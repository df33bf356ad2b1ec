package holdline.crawler.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a closed network. The proxy is never given a name to look up: names are resolved and checked here, and
 * it is asked for a tunnel (CONNECT) to the very address that was checked, for plain HTTP too. So the guard holds behind
 * a proxy as it does without one. The proxy must allow CONNECT to the ports 80 and 443.
 */
final class OutboundProxy {

    private static final int MAX_ANSWER = 8 * 1024;

    private final InetSocketAddress address;
    private final @Nullable String credentials;

    private OutboundProxy(InetSocketAddress address, @Nullable String credentials) {
        this.address = address;
        this.credentials = credentials;
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException when it is not {@code http://host:port}, with {@code user:word@} where the proxy wants it
     */
    static OutboundProxy of(URI setting) {
        if (!"http".equalsIgnoreCase(setting.getScheme()) || setting.getHost() == null || setting.getPort() < 1) {
            throw new IllegalArgumentException("holdline.crawler.fetch.proxy: not http://host:port");
        }
        return new OutboundProxy(
                InetSocketAddress.createUnresolved(setting.getHost(), setting.getPort()), setting.getUserInfo());
    }

    /** Looked up anew each time: proxies move. */
    InetSocketAddress resolved() {
        return new InetSocketAddress(address.getHostString(), address.getPort());
    }

    /** Asks for a tunnel to this address over a socket that is connected to the proxy. */
    void tunnel(Socket socket, InetSocketAddress to, int timeoutMs) throws IOException {
        var host = to.getAddress().getHostAddress();
        var place = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + to.getPort();
        var request = new StringBuilder("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n");
        if (credentials != null) {
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .append("\r\n");
        }
        var before = socket.getSoTimeout();
        socket.setSoTimeout(timeoutMs);
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        var answer = answer(socket);
        socket.setSoTimeout(before);
        if (!answer.matches("(?s)HTTP/1\\.[01] 2\\d\\d\\b.*")) {
            throw new IOException(
                    "the proxy refused: " + answer.lines().findFirst().orElse(""));
        }
    }

    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        try {
            // Byte by byte: what follows the answer belongs to the tunnel.
            while (answer.length() < MAX_ANSWER && answer.indexOf("\r\n\r\n", Math.max(0, answer.length() - 4)) < 0) {
                var next = socket.getInputStream().read();
                if (next < 0) {
                    throw new IOException("the proxy closed the connection");
                }
                answer.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("the proxy does not answer", e);
        }
        return answer.toString();
    }
}
