package holdline.local.command;

import holdline.local.suite.Place;
import holdline.local.suite.Running;
import java.util.List;
import java.util.Set;

/** Stops what was started, and ends what a killed supervisor left behind. */
final class DownCommand implements Command {

    @Override
    public int run(List<String> words) {
        Arguments.parse(words, Set.of(), Set.of()).withoutRest();
        var place = Place.here();
        var running = Running.find(place);
        if (running.isPresent()) {
            System.out.println(
                    "Stopping the suite (started by ./holdline " + running.get().command() + ") ...");
            running.get().stop().forEach(DownCommand::tellEnded);
            System.out.println("Everything is down.");
            return 0;
        }
        var ended = Running.sweep(place);
        ended.forEach(DownCommand::tellEnded);
        System.out.println(ended.isEmpty() ? "Nothing is up." : "Everything is down.");
        return 0;
    }

    private static void tellEnded(String name) {
        System.out.println("Ended " + name + ", which had been left behind.");
    }
}
