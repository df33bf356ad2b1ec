package holdline.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who sent the request under way, and for which tenant. Resources hand {@link #tenant()} on as an argument; message
 * processing never comes here.
 */
@RequestScoped
public class Caller {

    /** Names the tenant a request is for, when the token speaks for several. */
    public static final String TENANT_HEADER = "Holdline-Tenant";

    private final SecurityIdentity identity;
    private final HttpHeaders headers;

    Caller(SecurityIdentity identity, HttpHeaders headers) {
        this.identity = identity;
        this.headers = headers;
    }

    /**
     * The tenant the request is for: the token's only one, or the one of several that the header
     * {@value #TENANT_HEADER} names.
     *
     * @throws Problem 400 when the token has several tenants and the header is missing, 403 when it names another
     *     tenant, or the token has none
     */
    public String tenant() {
        return choose(tenants(), headers.getHeaderString(TENANT_HEADER));
    }

    static String choose(List<String> tenants, @Nullable String named) {
        if (tenants.isEmpty()) {
            throw Problem.forbidden("The token names no tenant.");
        }
        if (named != null) {
            if (!tenants.contains(named)) {
                throw Problem.forbidden("The token does not speak for the tenant in the header " + TENANT_HEADER + ".");
            }
            return named;
        }
        if (tenants.size() > 1) {
            throw Problem.invalid(TENANT_HEADER, "a header naming one of the token's tenants")
                    .with("tenants", tenants);
        }
        return tenants.getFirst();
    }

    /** The person or system, as the identity provider names it. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** Whether the caller has a role, its own or an implied one. */
    public boolean is(String role) {
        return identity.hasRole(role);
    }

    private List<String> tenants() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return List.of();
        }
        Object claim = token.getClaim("tenants");
        return switch (claim) {
            case null -> List.of();
            case Collection<?> several ->
                several.stream().map(Caller::text).distinct().toList();
            default -> List.of(text(claim));
        };
    }

    private static String text(Object element) {
        return element instanceof JsonString string ? string.getString() : String.valueOf(element);
    }
}
