package holdline.crawler.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Records as files, a folder per shelf. Written beside their place, synced, then moved into it. */
final class CaptureFiles implements CaptureStore {

    private final Path directory;

    CaptureFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
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
            throw new UncheckedIOException("cannot keep a record under " + directory, e);
        }
    }

    @Override
    public Optional<byte[]> find(String sha256) {
        try {
            return Optional.of(Files.readAllBytes(file(sha256)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a record under " + directory, e);
        }
    }

    @Override
    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a record under " + directory, e);
        }
    }

    @Override
    public void shelf(int number, Consumer<List<Stored>> page) {
        var shelf = directory.resolve(HexFormat.of().toHexDigits((byte) number));
        if (!Files.isDirectory(shelf)) {
            return;
        }
        try (var files = Files.newDirectoryStream(shelf)) {
            var shown = new ArrayList<Stored>();
            for (var file : files) {
                shown.add(new Stored(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file).toInstant()));
                if (shown.size() == PAGE) {
                    page.accept(List.copyOf(shown));
                    shown.clear();
                }
            }
            page.accept(List.copyOf(shown));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the records under " + shelf, e);
        }
    }

    /** A name is a hash, or a hash between dots for what was never finished. */
    private Path file(String name) {
        var hash = name.startsWith(".") ? name.substring(1) : name;
        return directory.resolve(hash.substring(0, 2)).resolve(name);
    }
}
