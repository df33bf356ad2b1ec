package holdline.local.demo;

import holdline.local.Trouble;
import holdline.local.rest.Client;
import holdline.local.suite.Patience;
import holdline.local.suite.Suite;
import holdline.local.telling.Table;
import holdline.local.telling.Terminal;
import holdline.local.telling.Width;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what befalls the four sellers as it happens. It looks again and again through the REST APIs; when everything has
 * been told, or time is up, it asks once more for every step, and only that last look counts.
 */
public final class Story {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final List<Chapter> chapters;
    private final Terminal terminal;
    private final Patience patience;
    private final Map<Chapter, Integer> told = new HashMap<>();
    private final Set<String> complaints = new HashSet<>();
    private String lastTrouble = "";

    private Story(List<Chapter> chapters, Terminal terminal, Patience patience) {
        this.chapters = chapters;
        this.terminal = terminal;
        this.patience = patience;
    }

    /**
     * The story of a world that has introduced itself.
     *
     * @param listings the listing id of each watched address
     */
    public static Story of(Suite suite, Map<String, String> listings, Terminal terminal, Patience patience) {
        var viewer = Client.of(suite.ports(), suite.issuer(), World.TENANT, "storyteller", "viewer");
        var chapters = new Chapters(new Findings(viewer, suite.ports(), listings)).all();
        return new Story(chapters, terminal, patience);
    }

    /** What it is about, before it begins. */
    public void introduce() {
        terminal.heading("The story: one brand, four sellers");
        chapters.forEach(chapter -> terminal.plain("  " + Width.pad(chapter.who(), 12) + chapter.about()));
        terminal.plain("");
        terminal.plain("  So that it takes about a minute, the demo has shortened the clocks of its brand:");
        World.shortenedClocks().forEach(clock -> terminal.plain("    - " + clock));
        terminal.plain("");
    }

    /**
     * Tells it to its end.
     *
     * @return the first step that did not happen; empty when all did
     */
    public Optional<String> tell() {
        patience.until(LIMIT, LOOK_EVERY, () -> {
            chapters.forEach(this::goOn);
            return chapters.stream()
                    .allMatch(chapter -> toldOf(chapter) == chapter.steps().size());
        });
        if (patience.isOver()) {
            return Optional.of("the demo was stopped before the story was over");
        }
        return lookBack();
    }

    private void goOn(Chapter chapter) {
        for (var at = toldOf(chapter); at < chapter.steps().size(); at++) {
            var seen = look(chapter.steps().get(at));
            if (seen.isEmpty()) {
                return;
            }
            terminal.say(Width.pad("[" + chapter.who() + "]", 14) + seen.get().line());
            var quote = seen.get().quote();
            if (quote != null) {
                terminal.quote(quote);
            }
            told.put(chapter, at + 1);
        }
    }

    private int toldOf(Chapter chapter) {
        return told.getOrDefault(chapter, 0);
    }

    private Optional<Step.Seen> look(Step step) {
        try {
            return step.look().now();
        } catch (Trouble trouble) {
            lastTrouble = String.valueOf(trouble.getMessage());
            if (complaints.add(lastTrouble)) {
                terminal.bad(lastTrouble);
            }
            return Optional.empty();
        }
    }

    /** Asks for every step again, from nothing, and shows what is true now. */
    private Optional<String> lookBack() {
        terminal.heading("What happened, asked again through the REST APIs and the mailbox");
        var table = new Table("seller", "expected", "seen", "where");
        var missing = new ArrayList<String>();
        for (var chapter : chapters) {
            for (var step : chapter.steps()) {
                var seen = look(step).isPresent();
                table.row(chapter.who(), step.expected(), seen ? "yes" : "NO", step.where());
                if (!seen) {
                    missing.add("“" + step.expected() + "” did not happen to the seller that " + chapter.who()
                            + ". Read .holdline/logs/" + step.log() + ".log"
                            + (lastTrouble.isEmpty() ? "" : "; the last refusal was: " + lastTrouble));
                }
            }
        }
        table.lines().forEach(line -> terminal.plain("  " + line));
        terminal.plain("");
        return missing.stream().findFirst();
    }
}
