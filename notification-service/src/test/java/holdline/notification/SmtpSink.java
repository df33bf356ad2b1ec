package holdline.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server for tests, on a port that stays the same while it goes down and up. Takes every mail, except that the
 * recipient's name asks otherwise: {@code nobody@…} is unknown for good, {@code later@…} only for the first time.
 */
public final class SmtpSink {

    private final int port;
    private final List<Taken> mails = new CopyOnWriteArrayList<>();
    private final Set<String> postponed = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private volatile ServerSocket server;

    public SmtpSink() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        up();
    }

    /** A mail as it was taken over, byte by byte a character. */
    public record Taken(String recipient, String raw) {

        /** Parsed by an independent reader. */
        public MimeMessage parsed() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (MessagingException e) {
                throw new IllegalStateException("no mail", e);
            }
        }

        public String messageId() {
            try {
                return parsed().getMessageID();
            } catch (MessagingException e) {
                throw new IllegalStateException("no mail", e);
            }
        }
    }

    public int port() {
        return port;
    }

    public List<Taken> mailsTo(String recipient) {
        return mails.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    public List<Taken> mails() {
        return List.copyOf(mails);
    }

    /** The most mails that were between their first command and our yes at one time. */
    public int mostUnderWay() {
        return mostUnderWay.get();
    }

    public void up() {
        try {
            var started = new ServerSocket();
            started.setReuseAddress(true);
            started.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = started;
            Thread.ofVirtual().start(() -> accept(started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void down() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                var socket = from.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            say(socket, "220 sink ready");
            var recipients = new ArrayList<String>();
            for (var line = readLine(in); line != null; line = readLine(in)) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("EHLO")) {
                    say(socket, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
                } else if (command.startsWith("MAIL FROM")) {
                    recipients.clear();
                    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    say(socket, "250 ok");
                } else if (command.startsWith("RCPT TO")) {
                    say(socket, recipient(line.substring(line.indexOf('<') + 1, line.indexOf('>')), recipients));
                } else if (command.equals("DATA") && recipients.isEmpty()) {
                    underWay.decrementAndGet();
                    say(socket, "503 no recipient");
                } else if (command.equals("DATA")) {
                    say(socket, "354 go on");
                    var raw = readMail(in);
                    underWay.decrementAndGet();
                    recipients.forEach(recipient -> mails.add(new Taken(recipient, raw)));
                    say(socket, "250 taken");
                } else if (command.equals("QUIT")) {
                    say(socket, "221 bye");
                    return;
                } else {
                    say(socket, "250 ok");
                }
            }
        } catch (IOException _) {
            // The other side or the test closed it.
        } finally {
            open.remove(socket);
        }
    }

    private String recipient(String address, List<String> recipients) {
        if (address.startsWith("nobody")) {
            return "550 5.1.1 <" + address + ">: no such mailbox";
        }
        if (address.startsWith("later") && postponed.add(address)) {
            return "450 4.2.0 <" + address + ">: come back later";
        }
        recipients.add(address);
        return "250 ok";
    }

    private static String readMail(InputStream in) throws IOException {
        var raw = new ByteArrayOutputStream();
        for (var line = readLine(in); line != null && !line.equals("."); line = readLine(in)) {
            raw.write((line.startsWith("..") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
            raw.write('\r');
            raw.write('\n');
        }
        return raw.toString(StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).replaceAll("\\r$", "");
            }
            line.write(next);
        }
        return null;
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
