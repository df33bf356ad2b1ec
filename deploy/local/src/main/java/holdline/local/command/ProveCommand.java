package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.proof.Measured;
import holdline.local.suite.Place;
import java.util.List;
import java.util.Set;

/** Runs a proof at full size. */
final class ProveCommand implements Command {

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of(), Set.of());
        if (arguments.rest().isEmpty()) {
            Measured.list(Measured.Kind.PROVE).forEach(System.out::println);
            return 0;
        }
        var name = arguments.rest().getFirst();
        return Measured.named(Measured.Kind.PROVE, name)
                .orElseThrow(() -> new Trouble("There is no '" + name + "' to prove; there are:\n"
                        + String.join("\n", Measured.list(Measured.Kind.PROVE))))
                .run(Place.here());
    }
}
