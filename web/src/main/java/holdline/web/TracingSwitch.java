package holdline.web;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Turns tracing on when, and only when, {@code holdline.tracing.endpoint} (HOLDLINE_TRACING_ENDPOINT) says where traces
 * go, such as {@code http://collector:4317}. Without it OpenTelemetry would try to reach a collector on this machine.
 * Public for the service loader alone.
 */
public final class TracingSwitch implements ConfigSourceFactory {

    private static final String ENDPOINT = "holdline.tracing.endpoint";
    /** Above our defaults, below whatever the service or its environment says. */
    private static final int ORDINAL = 110;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return List.of(
                new PropertiesConfigSource(settings(context.getValue(ENDPOINT).getValue()), "tracing switch", ORDINAL));
    }

    static Map<String, String> settings(@Nullable String endpoint) {
        return endpoint == null || endpoint.isBlank()
                ? Map.of("quarkus.otel.sdk.disabled", "true")
                : Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.exporter.otlp.endpoint", endpoint);
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
