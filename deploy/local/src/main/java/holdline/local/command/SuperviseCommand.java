package holdline.local.command;

import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.suite.Ports;
import holdline.local.suite.Settings;
import holdline.local.suite.Suite;
import holdline.local.telling.Terminal;
import java.util.List;

/** Holds the suite in the background until it is told to stop. */
final class SuperviseCommand implements Command {

    @Override
    public int run(List<String> words) {
        var terminal = Terminal.out();
        var patience = new Patience();
        var settings = Settings.kept("up", Place.here(), Ports.from(System.getenv()));
        try (var suite = Suite.start(settings, patience, terminal::say)) {
            terminal.say("everything is up after " + suite.startedIn().toMillis() + " ms");
            patience.forever();
        }
        return 0;
    }
}
