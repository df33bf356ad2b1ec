package holdline.crawler.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that writes exactly the bytes a test gives it, well-formed or not. */
public final class RawServer implements AutoCloseable {

    /** Writes an answer; whether the connection may be used again. */
    @FunctionalInterface
    public interface Answer {
        boolean write(OutputStream out) throws IOException, InterruptedException;
    }

    private static final int MAX_REQUEST = 64 * 1024;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server;

    public RawServer() {
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("raw-server").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public RawServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Answers with this head and these bytes, whether they fit or not. The length is said unless the head says how. */
    public RawServer on(String path, String head, byte[] body) {
        var framed = head.contains("Transfer-Encoding") || head.contains("Content-Length")
                ? head
                : head + "\r\nContent-Length: " + body.length;
        return on(path, out -> {
            out.write((framed + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            return true;
        });
    }

    /** The requests so far, head by head. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofPlatform().daemon().name("raw-answer").start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var goOn = true;
            while (goOn) {
                var head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                requests.add(head);
                var path = head.split(" ", 3)[1];
                var answer = answers.get(path);
                if (answer == null) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    goOn = answer.write(socket.getOutputStream());
                }
            }
        } catch (IOException | InterruptedException _) {
            // The client went away, as clients of hostile servers do.
        } finally {
            open.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_REQUEST) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
