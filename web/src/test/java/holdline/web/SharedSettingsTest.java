package holdline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the shared settings make of an environment, as a service in production reads them. */
class SharedSettingsTest {

    @Test
    void tracesNowhereUnlessAnEndpointIsNamed() {
        assertThat(inProductionWith(Map.of()).getValue("quarkus.otel.sdk.disabled", boolean.class))
                .isTrue();

        // When
        var traced = inProductionWith(Map.of("HOLDLINE_TRACING_ENDPOINT", "http://collector:4317"));

        // Then
        assertThat(traced.getValue("quarkus.otel.sdk.disabled", boolean.class)).isFalse();
        assertThat(traced.getValue("quarkus.otel.exporter.otlp.endpoint", String.class))
                .isEqualTo("http://collector:4317");
    }

    @Test
    void logsJsonOnlyWhereACollectorReads() {
        assertThat(inProductionWith(Map.of()).getValue("quarkus.log.console.json.enabled", boolean.class))
                .isFalse();

        // When
        var collected = inProductionWith(Map.of("HOLDLINE_LOG_JSON", "true"));

        // Then
        assertThat(collected.getValue("quarkus.log.console.json.enabled", boolean.class))
                .isTrue();
    }

    private static SmallRyeConfig inProductionWith(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withProfile("prod")
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .addPropertiesSources()
                .withSources(new io.smallrye.config.EnvConfigSource(environment, 300))
                .build();
    }
}
