package holdline.notification.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Calls webhooks (Standard Webhooks 1.0). Follows no redirect, uses no proxy, reads no answer's body. */
@ApplicationScoped
public class WebhookCaller {

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;
    private final WebhookTargets targets;

    WebhookCaller(WebhookTargets targets, ChannelConfig config) {
        this.targets = targets;
        this.http = new OkHttpClient.Builder()
                .dns(targets)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                // A silent second attempt would be a repeat nobody counts.
                .retryOnConnectionFailure(false)
                .callTimeout(config.webhook().timeout())
                .build();
    }

    /** Tries once. */
    public SendOutcome call(WebhookCall call) {
        var objection = targets.objection(call.url());
        if (objection.isPresent()) {
            return new SendOutcome.RefusedForGood("the endpoint must be " + objection.get());
        }
        var request = new Request.Builder()
                .url(call.url())
                .header("webhook-id", call.id())
                .header("webhook-timestamp", String.valueOf(call.at().getEpochSecond()))
                .header("webhook-signature", WebhookSignature.of(call.secret(), call.id(), call.at(), call.body()))
                .header("user-agent", "Holdline-Webhooks/1")
                .post(RequestBody.create(call.body(), JSON))
                .build();
        try (var response = http.newCall(request).execute()) {
            return outcomeOf(response.code());
        } catch (WebhookTargets.NotPublic e) {
            return new SendOutcome.RefusedForGood(String.valueOf(e.getMessage()));
        } catch (UnknownHostException | ConnectException | NoRouteToHostException | SSLHandshakeException e) {
            return new SendOutcome.Unreachable("the endpoint cannot be reached: " + Reason.of(e.getMessage()));
        } catch (InterruptedIOException _) {
            return new SendOutcome.Unknown("the endpoint did not answer in time");
        } catch (IOException e) {
            return new SendOutcome.Unknown("the endpoint broke off: " + Reason.of(e.getMessage()));
        }
    }

    static SendOutcome outcomeOf(int status) {
        if (status >= 200 && status < 300) {
            return new SendOutcome.Accepted();
        }
        if (status == 410) {
            return new SendOutcome.EndpointGone("the endpoint answered 410: it does not want to be called any more");
        }
        if (status >= 300 && status < 400) {
            return new SendOutcome.TryAgain("the endpoint answered " + status + ": redirects are not followed");
        }
        return new SendOutcome.TryAgain("the endpoint answered " + status);
    }
}
