package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.suite.Background;
import holdline.local.suite.Footprint;
import holdline.local.suite.Place;
import holdline.local.suite.Ports;
import holdline.local.suite.Service;
import holdline.local.telling.Terminal;
import java.util.List;
import java.util.Set;

/** Starts the suite in the background and returns once everything is ready. */
final class UpCommand implements Command {

    @Override
    public int run(List<String> words) {
        Arguments.parse(words, Set.of(), Set.of()).withoutRest();
        var terminal = Terminal.out();
        var ports = Ports.from(System.getenv());
        var up = Background.start(Place.here(), Commands.SUPERVISE, ports, terminal::say);
        terminal.good("Everything is up after " + seconds(terminal) + " s"
                + (up.mebibytes().isPresent()
                        ? ", holding " + Footprint.shown(up.mebibytes().getAsLong()) + " of memory"
                        : "")
                + ".");
        terminal.plain("");
        for (var service : Service.values()) {
            terminal.plain("  " + service.module() + "  " + service.url(ports) + "/q/swagger-ui");
        }
        terminal.plain("");
        terminal.plain("A token:  ./holdline token --tenant demo --role admin");
        terminal.plain("Stop it:  ./holdline down");
        return 0;
    }

    private static String seconds(Terminal terminal) {
        return String.valueOf(Math.max(1, terminal.sinceStart().toSeconds()));
    }

    static Trouble wants(String usage) {
        return new Trouble("Usage: ./holdline " + usage);
    }
}
