package holdline.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that accepts everything and keeps every message exactly as it came, repeats included: what a mailbox
 * would file once is what is to be counted here.
 */
final class SmtpSink implements AutoCloseable {

    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_LINES = 20_000;

    private final ServerSocket server;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    /**
     * A message as it came over the wire.
     *
     * @param to the envelope's recipient
     */
    record Mail(String to, String messageId, String raw) {}

    private SmtpSink(ServerSocket server) {
        this.server = server;
    }

    static SmtpSink on(int port) throws IOException {
        var sink = new SmtpSink(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("smtp-accept").start(sink::accept);
        return sink;
    }

    /** Everything that came so far, in order of arrival. */
    List<Mail> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().name("smtp-session").start(() -> serve(client));
            } catch (IOException _) {
                // Closed; or a client that went away before it was greeted.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                var out = client.getOutputStream()) {
            say(out, "220 sink.example ready");
            var recipients = new ArrayList<String>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO", "HELO" -> say(out, "250 sink.example");
                    case "MAIL", "RSET" -> {
                        recipients.clear();
                        say(out, "250 OK");
                    }
                    case "RCPT" -> {
                        recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
                        say(out, "250 OK");
                    }
                    case "DATA" -> {
                        say(out, "354 end with a dot");
                        var raw = message(in);
                        recipients.forEach(to -> mails.add(new Mail(to, header(raw, "Message-ID"), raw)));
                        say(out, "250 OK");
                    }
                    case "NOOP" -> say(out, "250 OK");
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "502 not known here");
                }
            }
        } catch (IOException _) {
            // A killed client: whatever it had not finished saying does not count.
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var raw = new StringBuilder();
        for (var lines = 0; lines < MAX_LINES; lines++) {
            var line = in.readLine();
            if (line == null || line.length() > MAX_LINE) {
                throw new IOException("the message ends in the middle, or has no end");
            }
            if (line.equals(".")) {
                return raw.toString();
            }
            raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        throw new IOException("the message has more than " + MAX_LINES + " lines");
    }

    private static String header(String raw, String name) {
        @Nullable String value = null;
        for (var line : raw.lines().toList()) {
            if (line.isEmpty()) {
                break;
            }
            if (value != null && (line.startsWith(" ") || line.startsWith("\t"))) {
                value += line.strip();
            } else if (value != null) {
                break;
            } else if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                value = line.substring(name.length() + 1).strip();
            }
        }
        return value == null ? "" : value;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
