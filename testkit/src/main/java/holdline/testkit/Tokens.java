package holdline.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Bearer tokens that the application under {@link WithRealServers} trusts. */
public final class Tokens {

    private static final Duration LONG_ENOUGH = Duration.ofHours(1);

    private Tokens() {}

    /** A token of one tenant, of a person named {@code tester}. */
    public static String of(String tenant, String... roles) {
        return of(List.of(tenant), roles);
    }

    /** An agency's token: it speaks for several tenants, or for none. */
    public static String of(List<String> tenants, String... roles) {
        return issuer().token("tester", tenants, List.of(roles), LONG_ENOUGH);
    }

    /** A token of one tenant, of a person with this name. */
    public static String named(String name, String tenant, String... roles) {
        return issuer().token(name, List.of(tenant), List.of(roles), LONG_ENOUGH);
    }

    /** A token that was good an hour ago. */
    public static String expired(String tenant, String... roles) {
        return issuer().token("tester", List.of(tenant), List.of(roles), LONG_ENOUGH.negated());
    }

    /** A well-formed token signed by somebody nobody trusts. */
    public static String forged(String tenant, String... roles) {
        return LocalIssuer.generated(InstantSource.system())
                .token("tester", List.of(tenant), List.of(roles), LONG_ENOUGH);
    }

    private static LocalIssuer issuer() {
        var key = System.getProperty(SharedServers.ISSUER_KEY);
        if (key == null) {
            throw new IllegalStateException("no issuer yet: put @WithRealServers on the test class");
        }
        return LocalIssuer.from(key, InstantSource.system());
    }
}
