package holdline.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import holdline.local.Trouble;
import holdline.local.suite.Patience;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A mail server that takes every mail for everybody and shows it: as a page, and as JSON at {@code /api/mails}. Keeps at
 * most {@value #MOST} mails.
 */
final class Mailbox implements AutoCloseable {

    private static final int MOST = 1_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GreenMail smtp;
    private final HttpServer web;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Patience patience = new Patience();

    private Mailbox(GreenMail smtp, HttpServer web) {
        this.smtp = smtp;
        this.web = web;
    }

    /**
     * Opens it.
     *
     * @param arrival hears of every mail once it is there
     */
    static Mailbox open(int smtpPort, int webPort, Consumer<Mail> arrival) {
        try {
            var smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            smtp.start();
            var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort), 100);
            var mailbox = new Mailbox(smtp, web);
            web.createContext("/", mailbox::answer);
            web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            web.start();
            Thread.ofVirtual().name("mailbox").start(() -> mailbox.collect(arrival));
            return mailbox;
        } catch (IOException | IllegalStateException e) {
            throw new Trouble(
                    "The demo's mailbox could not listen on ports " + smtpPort + " and " + webPort + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void collect(Consumer<Mail> arrival) {
        while (patience.pause(LOOK_EVERY)) {
            var received = smtp.getReceivedMessages();
            for (var at = mails.size(); at < Math.min(received.length, MOST); at++) {
                Mail mail;
                try {
                    mail = Mail.of(received[at]);
                } catch (MessagingException | IOException e) {
                    mail = new Mail("", "", "", "A mail that cannot be read", String.valueOf(e.getMessage()));
                }
                mails.add(mail);
                arrival.accept(mail);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/api/mails" -> send(exchange, 200, "application/json", JSON.writeValueAsBytes(mails));
                case "/" -> send(exchange, 200, "text/html; charset=utf-8", page().getBytes(StandardCharsets.UTF_8));
                default -> send(exchange, 404, "text/plain", "not here".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String page() {
        var list = mails.reversed().stream()
                .map(mail -> """
                        <article><h2>%s</h2><p>from %s<br>to %s<br><small>%s</small></p><pre>%s</pre></article>""".formatted(
                                Markup.escaped(mail.subject()),
                                Markup.escaped(mail.from()),
                                Markup.escaped(mail.to()),
                                Markup.escaped(mail.messageId()),
                                Markup.escaped(mail.body())))
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
                <title>Demo mailbox (%d)</title>
                <style>body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}article{border:1px solid #ddd;border-radius:8px;padding:0 1rem;margin:1rem 0}h2{font-size:1.1rem}pre{white-space:pre-wrap;background:#f7f7f7;padding:1rem}small,p{color:#666}</style>
                </head><body><h1>Demo mailbox</h1><p>Every mail the suite sent, newest first.</p>
                %s
                </body></html>
                """.formatted(mails.size(), list);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        patience.end();
        web.stop(0);
        smtp.stop();
    }
}
