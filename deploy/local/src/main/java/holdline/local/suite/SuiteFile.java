package holdline.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.local.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a supervisor tells other commands about itself, in {@code .holdline/suite.json}. Gone once it has ended in order.
 *
 * @param supervisor the process that holds the suite
 * @param command what it was started by: {@code up}, {@code demo}, ...
 * @param ports where its parts listen
 * @param news what has happened so far, oldest first, at most {@value #MOST_NEWS}
 * @param ready whether everything was up once
 */
record SuiteFile(Leftovers.Mark supervisor, String command, Ports ports, List<String> news, boolean ready) {

    static final int MOST_NEWS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    SuiteFile {
        news = List.copyOf(news);
    }

    /** What a supervisor that has written nothing yet would say. */
    static SuiteFile nothingYet() {
        return new SuiteFile(new Leftovers.Mark(0, Instant.EPOCH), "", new Ports(Map.of()), List.of(), false);
    }

    SuiteFile with(String line) {
        var longer = new ArrayList<>(news);
        longer.add(line);
        return new SuiteFile(
                supervisor,
                command,
                ports,
                longer.subList(Math.max(0, longer.size() - MOST_NEWS), longer.size()),
                ready);
    }

    SuiteFile whenReady() {
        return new SuiteFile(supervisor, command, ports, news, true);
    }

    static Optional<SuiteFile> read(Path file) {
        try {
            var tree = JSON.readTree(file.toFile());
            var news = new ArrayList<String>();
            tree.path("news").forEach(line -> news.add(line.asText()));
            return Optional.of(new SuiteFile(
                    new Leftovers.Mark(
                            tree.path("pid").asLong(),
                            Instant.ofEpochMilli(tree.path("startedAtMillis").asLong())),
                    tree.path("command").asText(),
                    ports(tree.path("ports")),
                    news,
                    tree.path("ready").asBoolean()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Ports ports(JsonNode tree) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, tree.path(port.name()).asInt(port.usual()));
        }
        return new Ports(numbers);
    }

    /** Replaces the file as a whole, so that a reader never sees half of it. */
    void write(Path file) {
        var tree = JSON.createObjectNode()
                .put("pid", supervisor.pid())
                .put("startedAtMillis", supervisor.startedAt().toEpochMilli())
                .put("command", command)
                .put("ready", ready);
        var numbers = tree.putObject("ports");
        for (var port : Port.values()) {
            numbers.put(port.name(), ports.of(port));
        }
        var lines = tree.putArray("news");
        news.forEach(lines::add);
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, JSON.writeValueAsBytes(tree));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Trouble("Could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
