package holdline.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the sources say about a record, so that schemas explain themselves in the same words. */
final class Javadoc {

    private static final Path SOURCES = Path.of("src/main/java/holdline/events");

    /** What a type is for: its first paragraph. */
    @Nullable
    String of(Class<?> type) {
        var comment = comment(type);
        return comment == null ? null : plain(comment.split("\n *\n|\n?@param |<pre>|<p>", 2)[0]);
    }

    /** What a record's component means, where it is said. */
    @Nullable
    String ofComponent(Class<?> type, String component) {
        var comment = comment(type);
        if (comment == null) {
            return null;
        }
        var said = Pattern.compile("@param " + component + " (.+?)(?=\n@param |$)", Pattern.DOTALL)
                .matcher(comment);
        return said.find() ? plain(said.group(1)) : null;
    }

    private static @Nullable String comment(Class<?> type) {
        if (type.getPackage() != Event.class.getPackage()) {
            return null;
        }
        var declared = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\n]+\\s+|}\\)\\s+)*(?:public )?(?:sealed )?(?:record|enum|interface) "
                                + type.getSimpleName() + "\\b",
                        Pattern.DOTALL)
                .matcher(source(type.getNestHost()));
        return declared.find()
                ? declared.group(1).replaceAll("(?m)^\\s*\\* ?", "").strip()
                : null;
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\{@value #MAX_ID}", String.valueOf(Listing.MAX_ID))
                .replaceAll("\\{@value #MAX_DIGITS}", String.valueOf(Money.MAX_DIGITS))
                .replaceAll("\\{@value #MAX_VARIANTS}", String.valueOf(ListingObserved.MAX_VARIANTS))
                .replaceAll("\\{@\\w+ ([^}]+)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
