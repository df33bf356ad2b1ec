package holdline.cases.lifecycle;

import java.util.List;

/** What follows from a happening. */
public sealed interface Decision {

    /**
     * The case moves.
     *
     * @param to may be the state it was in, where only effects follow
     * @param effects in the order in which they are told
     */
    record Moved(CaseState to, List<Effect> effects) implements Decision {

        public Moved {
            effects = List.copyOf(effects);
        }

        Moved(CaseState to, Effect... effects) {
            this(to, List.of(effects));
        }
    }

    /**
     * A command that is not legal here.
     *
     * @param legalMoves the commands that are
     */
    record Refused(String reason, List<String> legalMoves) implements Decision {}

    /** Nothing follows; the timeline may still tell of it. */
    record Ignored(String why) implements Decision {}
}
