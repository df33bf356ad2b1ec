package holdline.crawler.picture;

import holdline.crawler.fetch.PoliteClient;
import holdline.crawler.frontier.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;

/** Asks for turns to look at main pictures that were never seen, or not for a while. */
@ApplicationScoped
public class AskPictures {

    /** Most pictures asked for after one visit; the rest waits for the next observation. */
    private static final int MOST = 200;

    private final Targets targets;
    private final Pictures pictures;
    private final InstantSource clock;

    AskPictures(Targets targets, Pictures pictures, InstantSource clock) {
        this.targets = targets;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * Comes after the observation that named them, in a transaction of its own, because it locks other hosts than the
     * visited one. If it does not happen, the next observation asks.
     */
    @Transactional
    public void ask(Collection<String> addresses) {
        var wanted = addresses.stream().sorted().limit(MOST).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var now = clock.instant();
        targets.pictures(
                wanted.stream()
                        .flatMap(url -> PoliteClient.hostOf(url).stream()
                                .map(host -> new Targets.Address(url, host, "picture")))
                        .toList(),
                now);
        // Those that may not be asked too, so that nobody thinks about them again with every observation.
        pictures.asked(wanted, now);
    }
}
