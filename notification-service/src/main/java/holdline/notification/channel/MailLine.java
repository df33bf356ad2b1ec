package holdline.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the mail server that knows how far a mail got, and that can be cut from outside. */
final class MailLine extends SMTPTransport {

    private final CuttableSockets sockets;
    private boolean begun;
    private boolean ending;

    private MailLine(Session session, CuttableSockets sockets) {
        super(session, null);
        this.sockets = sockets;
    }

    static MailLine with(Properties settings) {
        var sockets = new CuttableSockets();
        var all = new Properties();
        all.putAll(settings);
        // Where TLS is spoken from the start, the library lays it over the plain socket it gets here.
        all.put("mail.smtp.socketFactory", sockets);
        all.setProperty("mail.smtp.socketFactory.fallback", "false");
        return new MailLine(Session.getInstance(all), sockets);
    }

    boolean isBegun() {
        return begun;
    }

    /** Connects, and logs in where there is a name to log in with. */
    void begin(ChannelConfig.MailServer server) throws MessagingException {
        connect(
                server.host(),
                server.port(),
                server.username().orElse(null),
                server.password().orElse(null));
        begun = true;
    }

    /** Whether the end of the last mail may have left: then only an answer tells whether the server took it. */
    boolean mayHaveTakenIt() {
        return ending;
    }

    boolean isCut() {
        return sockets.isCut();
    }

    /** Ends whatever it waits for, now and from now on. Called by other threads. */
    void cut() {
        sockets.cut();
    }

    @Override
    protected void mailFrom() throws MessagingException {
        ending = false;
        super.mailFrom();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        ending = true;
        super.finishData();
    }

    /** Ends it without a word about what goes wrong on the way: nothing is under way any more. */
    void hangUp() {
        try {
            close();
        } catch (MessagingException _) {
            // It was broken already.
        }
    }
}
