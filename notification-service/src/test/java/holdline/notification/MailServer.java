package holdline.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the application at a {@link SmtpSink}, and shortens the pauses between attempts. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

    private final SmtpSink sink = new SmtpSink();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "holdline.notification.channel.mail-server.host", "127.0.0.1",
                "holdline.notification.channel.mail-server.port", String.valueOf(sink.port()),
                "holdline.notification.channel.mail-server.from", "notices@brand.example",
                "holdline.notification.channel.message-id-domain", "notices.brand.example",
                "holdline.notification.channel.webhook.allow-private", "true",
                "holdline.notification.delivery.poll", "50ms",
                "holdline.notification.delivery.mail-pauses", "300ms,300ms,300ms,300ms,300ms,300ms,300ms,300ms,300ms",
                "holdline.notification.delivery.webhook-pauses", "200ms,200ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sink, new TestInjector.MatchesType(SmtpSink.class));
    }

    @Override
    public void stop() {
        sink.down();
    }
}
