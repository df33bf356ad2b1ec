package holdline.local.suite;

import holdline.testkit.LocalIssuer;
import holdline.testkit.servers.LocalPostgres;
import java.util.HashMap;
import java.util.Map;

/** What the services are told through their environment; whatever the caller's own environment says, wins. */
final class Environment {

    private Environment() {}

    static Map<String, String> of(Service service, Settings settings, LocalIssuer issuer, Map<String, String> callers) {
        var ports = settings.ports();
        var told = new HashMap<String, String>();
        told.put("HOLDLINE_PORT", String.valueOf(ports.of(service.port())));
        told.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service.port())));
        told.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        told.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Port.KAFKA));
        told.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/" + service.database());
        told.put("QUARKUS_DATASOURCE_USERNAME", LocalPostgres.USER);
        told.put("QUARKUS_DATASOURCE_PASSWORD", LocalPostgres.PASSWORD);
        told.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "10");
        told.put("QUARKUS_OIDC_PUBLIC_KEY", issuer.publicKey());
        told.put("QUARKUS_OIDC_TOKEN_ISSUER", LocalIssuer.NAME);
        // People read these logs; JSON is for log collectors.
        told.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        if (service == Service.NOTIFICATION) {
            told.put("QUARKUS_MAILER_HOST", "127.0.0.1");
            told.put("QUARKUS_MAILER_PORT", String.valueOf(ports.of(Port.SMTP)));
        }
        told.putAll(settings.extra().getOrDefault(service, Map.of()));
        callers.keySet().forEach(told::remove);
        return told;
    }
}
