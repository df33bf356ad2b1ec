package holdline.local.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.local.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The folder with pages and texts to measure on. It is read, never copied. */
public final class SharedData {

    private static final String VARIABLE = "HOLDLINE_SHARED_DATA";
    private static final int MAX_FOLDERS = 4;
    private static final int MAX_PAGES = 500;
    private static final int MAX_PAGE = 16 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private SharedData(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder that {@code HOLDLINE_SHARED_DATA} names, otherwise {@code ../shared/data}.
     *
     * @throws Trouble when it is not there
     */
    public static SharedData at(Path root) {
        var named = System.getenv(VARIABLE);
        var folder = root.resolve(named == null || named.isBlank() ? "../shared/data" : named)
                .normalize();
        if (!Files.isDirectory(folder)) {
            throw new Trouble("There is no shared data at " + folder + ": nothing was measured. Set " + VARIABLE
                    + " to the folder that holds pages/ and price-strings/.");
        }
        return new SharedData(folder);
    }

    /** The entries of a file of expected values; none when the set is absent. */
    List<JsonNode> entries(String file) {
        var path = folder.resolve(file);
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            var entries = new ArrayList<JsonNode>();
            JSON.readTree(path.toFile()).forEach(entries::add);
            return entries;
        } catch (IOException e) {
            throw new Trouble("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** The lines of a file of one JSON value each; none when the set is absent. */
    List<JsonNode> lines(String file) {
        var path = folder.resolve(file);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (var open = Files.newBufferedReader(path);
                var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(open)) {
            return values.readAll();
        } catch (IOException e) {
            throw new Trouble("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** The members of a file that holds one JSON object; none when the set is absent. */
    Map<String, JsonNode> members(String file) {
        var path = folder.resolve(file);
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            var members = new LinkedHashMap<String, JsonNode>();
            JSON.readTree(path.toFile()).properties().forEach(one -> members.put(one.getKey(), one.getValue()));
            return members;
        } catch (IOException e) {
            throw new Trouble("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** A file's bytes; absent when it is. */
    Optional<byte[]> bytes(String set, String file) {
        var path = folder.resolve(set).resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (var open = Files.newInputStream(path)) {
            return Optional.of(open.readNBytes(MAX_PAGE));
        } catch (IOException e) {
            throw new Trouble("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** The pages of a set that has no list of its own, by their paths within the set, where an expected tree lies beside. */
    List<String> pagesBesideTheirTrees(String set) {
        var root = folder.resolve(set);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root, MAX_FOLDERS)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".html") || name.endsWith(".html.gz"))
                    .filter(name -> Files.exists(root.resolve(tree(name))))
                    .sorted()
                    .limit(MAX_PAGES)
                    .toList();
        } catch (IOException e) {
            throw new Trouble("Cannot list " + root + ": " + e.getMessage(), e);
        }
    }

    /** The expected tree beside a page. */
    JsonNode treeOf(String set, String html) {
        var path = folder.resolve(set).resolve(tree(html));
        try {
            return JSON.readTree(path.toFile());
        } catch (IOException e) {
            throw new Trouble("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static String tree(String html) {
        return html.replaceFirst("\\.html(?:\\.gz)?$", ".json");
    }

    /** A page's bytes, as they were served. */
    byte[] page(String set, String html) {
        var path = folder.resolve(set).resolve(html);
        try (var file = Files.newInputStream(path);
                var page = html.endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return page.readNBytes(MAX_PAGE);
        } catch (IOException e) {
            throw new Trouble("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
