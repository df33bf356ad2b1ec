package holdline.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The roles a token's {@code groups} claim can give. Admin includes operator, approver and viewer; operator and
 * approver include viewer. Approving is apart from operating, so that two pairs of eyes can be asked for.
 */
public final class Roles {

    /** Reads what belongs to the tenant. */
    public static final String VIEWER = "viewer";
    /** Runs the daily work: watches, policies, commands on cases. */
    public static final String OPERATOR = "operator";
    /** Approves what leaves for a platform or a seller. */
    public static final String APPROVER = "approver";
    /** Sets the tenant up. */
    public static final String ADMIN = "admin";
    /** Runs the crawler fleet, for all tenants. */
    public static final String CRAWLER_OPERATOR = "crawler-operator";

    private Roles() {}

    static Set<String> withImplied(Collection<String> given) {
        var roles = new HashSet<>(given);
        if (roles.contains(ADMIN)) {
            roles.add(OPERATOR);
            roles.add(APPROVER);
        }
        if (roles.contains(OPERATOR) || roles.contains(APPROVER)) {
            roles.add(VIEWER);
        }
        return roles;
    }
}
