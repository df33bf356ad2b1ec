package holdline.local.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All commands by name; the script lists the same ones with one line each. */
public final class Commands {

    /** What {@code up} starts in the background; nobody types it. */
    static final String SUPERVISE = "supervise";

    private static final Map<String, Supplier<Command>> ALL = Map.ofEntries(
            Map.entry("demo", DemoCommand::new),
            Map.entry("up", UpCommand::new),
            Map.entry(SUPERVISE, SuperviseCommand::new),
            Map.entry("down", DownCommand::new),
            Map.entry("status", StatusCommand::new),
            Map.entry("logs", LogsCommand::new),
            Map.entry("reset", ResetCommand::new),
            Map.entry("token", TokenCommand::new),
            Map.entry("watch", WatchCommand::new),
            Map.entry("replay", ReplayCommand::new),
            Map.entry("score", ScoreCommand::new),
            Map.entry("bench", BenchCommand::new),
            Map.entry("prove", ProveCommand::new));

    private Commands() {}

    public static Optional<Command> named(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }
}
