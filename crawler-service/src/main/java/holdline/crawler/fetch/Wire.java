package holdline.crawler.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import okhttp3.Handshake;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Rides along with one call and learns which connection carried it; only the client's network layer knows that. */
final class Wire {

    private volatile @Nullable InetSocketAddress connectedTo;
    private volatile @Nullable Headers received;

    /**
     * Goes among the client's network interceptors; a call is tagged with its wire. And makes the answer final: the client
     * repeats a 408, and a 503 that allows it, by itself and at once; a crawler waits for its host's next turn.
     */
    static Response note(Interceptor.Chain chain) throws IOException {
        var wire = chain.request().tag(Wire.class);
        var connection = chain.connection();
        var response = chain.proceed(chain.request());
        if (wire != null && connection != null) {
            wire.connectedTo = connection.socket().getRemoteSocketAddress() instanceof InetSocketAddress socket
                    ? socket
                    : connection.route().socketAddress();
            wire.received = response.headers();
        }
        if (response.code() == 101) {
            response.close();
            throw new ProtocolException("switched to a protocol nobody asked for");
        }
        return response.code() == 408 || (response.code() == 503 && "0".equals(response.header("Retry-After")))
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }

    /** What went over the wire for an answer. */
    Exchange exchange(String address, Instant sentAt, Response response, Exchange.@Nullable RobotsBasis robots) {
        var raw = response.networkResponse() == null ? response : response.networkResponse();
        var came = received;
        return new Exchange(
                address,
                sentAt,
                connectedTo,
                raw.protocol().toString(),
                tls(raw.handshake()),
                headers(raw.request().headers()),
                raw.code(),
                raw.message(),
                headers(came == null ? raw.headers() : came),
                robots);
    }

    private static List<Exchange.Header> headers(Headers headers) {
        return IntStream.range(0, headers.size())
                .mapToObj(i -> new Exchange.Header(headers.name(i), headers.value(i)))
                .toList();
    }

    private static Exchange.@Nullable Tls tls(@Nullable Handshake handshake) {
        if (handshake == null) {
            return null;
        }
        var certificate = handshake.peerCertificates().stream()
                .findFirst()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast);
        return new Exchange.Tls(
                handshake.tlsVersion().javaName(),
                handshake.cipherSuite().javaName(),
                certificate.map(one -> one.getSubjectX500Principal().getName()).orElse(null),
                certificate.map(Wire::fingerprint).orElse(null));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
