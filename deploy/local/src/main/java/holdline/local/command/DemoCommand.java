package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.demo.Story;
import holdline.local.demo.World;
import holdline.local.suite.Footprint;
import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.suite.Port;
import holdline.local.suite.Ports;
import holdline.local.suite.Running;
import holdline.local.suite.Service;
import holdline.local.suite.Settings;
import holdline.local.suite.Suite;
import holdline.local.telling.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Starts everything with a small world around it and tells what happens there. */
final class DemoCommand implements Command {

    private static final String ONCE = "--once";

    @Override
    public int run(List<String> words) {
        var once = Arguments.parse(words, Set.of(ONCE), Set.of()).withoutRest().has(ONCE);
        var terminal = Terminal.out();
        var place = Place.here();
        var ports = Ports.from(System.getenv());
        var patience = new Patience();
        if (Running.find(place).isEmpty()) {
            Running.sweep(place);
            Place.delete(place.demoData());
        }
        var settings = new Settings(
                "demo",
                place,
                place.demoData(),
                ports,
                List.of(Service.values()),
                World.environment(ports),
                List.of(Port.MARKETPLACE, Port.MAILBOX, Port.SMTP));
        terminal.heading("Starting a real Kafka broker, a real PostgreSQL and the four services");
        try (var suite = Suite.start(settings, patience, terminal::say);
                var _ = World.open(ports, patience)) {
            return tell(suite, terminal, patience, once);
        } catch (Trouble trouble) {
            if (patience.isOver()) {
                // Whatever failed, it failed because everything is being stopped.
                return 1;
            }
            throw trouble;
        }
    }

    private static int tell(Suite suite, Terminal terminal, Patience patience, boolean once) {
        terminal.good(measured(suite));
        var listings = World.introduce(suite);
        terminal.say("the brand has entered its products, policies and authorised shops, and watches " + listings.size()
                + " listings");
        var story = Story.of(suite, listings, terminal, patience);
        story.introduce();
        var began = terminal.sinceStart();
        var missing = story.tell();
        var took = terminal.sinceStart().minus(began);
        if (patience.isOver()) {
            return 1;
        }
        if (missing.isPresent()) {
            terminal.bad("The story did not come true: " + missing.get());
        } else {
            terminal.good("The story is over after " + took.toSeconds() + " s; every step really happened. "
                    + measured(suite));
        }
        if (once) {
            return missing.isPresent() ? 1 : 0;
        }
        showAddresses(suite.ports(), terminal);
        patience.forever();
        return missing.isPresent() ? 1 : 0;
    }

    private static String measured(Suite suite) {
        var memory = suite.mebibytes();
        return "Everything was up after " + seconds(suite.startedIn())
                + (memory.isPresent() ? "; all processes together hold " + Footprint.shown(memory.getAsLong()) : "")
                + ".";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void showAddresses(Ports ports, Terminal terminal) {
        terminal.heading("Look around (Ctrl-C stops everything)");
        for (var service : Service.values()) {
            var url = service.url(ports);
            terminal.plain("  " + service.module());
            terminal.plain("      try it   " + url + "/q/swagger-ui");
            terminal.plain("      health   " + url + "/q/health");
            terminal.plain("      metrics  " + url + "/q/metrics");
        }
        terminal.plain("  mailbox      http://127.0.0.1:" + ports.of(Port.MAILBOX) + "/");
        terminal.plain("  marketplace  http://127.0.0.1:" + ports.of(Port.MARKETPLACE) + "/");
        terminal.plain("  a token      ./holdline token --tenant " + World.TENANT + " --role admin");
        terminal.plain("");
    }
}
