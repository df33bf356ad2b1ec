package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.proof.Measured;
import holdline.local.suite.Place;
import java.util.List;
import java.util.Set;

/** Measures speed at full size. */
final class BenchCommand implements Command {

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of(), Set.of());
        if (arguments.rest().isEmpty()) {
            Measured.list(Measured.Kind.BENCH).forEach(System.out::println);
            return 0;
        }
        var name = arguments.rest().getFirst();
        return Measured.named(Measured.Kind.BENCH, name)
                .orElseThrow(() -> new Trouble("There is no '" + name + "' to bench; there are:\n"
                        + String.join("\n", Measured.list(Measured.Kind.BENCH))))
                .run(Place.here());
    }
}
