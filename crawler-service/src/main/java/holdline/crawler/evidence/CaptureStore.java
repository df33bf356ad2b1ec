package holdline.crawler.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Files named by the SHA-256 of their content. A file is complete and on disk, or it is not there. */
@ApplicationScoped
public class CaptureStore {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path directory;

    CaptureStore(EvidenceConfig config) {
        this.directory = config.directory().toAbsolutePath();
    }

    /** Keeps bytes under their hash; the same bytes again cost nothing. Returns once they are on disk. */
    public void keep(String sha256, byte[] bytes) {
        var file = file(sha256);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            var unfinished = file.resolveSibling("." + sha256 + "." + UUID.randomUUID());
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a capture under " + directory, e);
        }
    }

    /** Where the bytes lie, if they were kept. */
    public Optional<Path> find(String sha256) {
        return SHA256.matcher(sha256).matches()
                ? Optional.of(file(sha256)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    private Path file(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
