package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.suite.Place;
import holdline.local.suite.Running;
import java.util.List;
import java.util.Set;

/** Deletes everything the local suite keeps, except what was built. */
final class ResetCommand implements Command {

    @Override
    public int run(List<String> words) {
        Arguments.parse(words, Set.of(), Set.of()).withoutRest();
        var place = Place.here();
        Running.find(place).ifPresent(running -> {
            throw new Trouble(
                    "The suite is up; its data cannot go away under it. Stop it first: " + running.howToStop() + ".");
        });
        Running.sweep(place);
        for (var folder : List.of(place.data(), place.demoData(), place.logs(), place.keys())) {
            Place.delete(folder);
        }
        System.out.println("Local data, logs and keys are deleted.");
        return 0;
    }
}
