package holdline.crawler.picture;

import holdline.crawler.fetch.Body;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Finds out what a picture looks like. One is decoded at a time: each may take many times its bytes of memory. */
@ApplicationScoped
public class ReadPicture {

    private static final Duration QUEUE = Duration.ofSeconds(15);

    private final Pictures pictures;
    private final PictureConfig config;
    private final Semaphore decoder = new Semaphore(1);

    ReadPicture(Pictures pictures, PictureConfig config) {
        this.pictures = pictures;
        this.config = config;
    }

    /** What became of it. */
    public sealed interface Result {
        record Seen(Look look) implements Result {}

        /**
         * It has no look.
         *
         * @param why as a sentence about the picture
         */
        record Nothing(String why) implements Result {}
    }

    /** Most bytes of a picture. */
    public int maxBytes() {
        return config.maxBytes();
    }

    public Result read(Body body) {
        var known = pictures.bitsOf(body.sha256());
        if (known.isPresent()) {
            return new Result.Seen(new Look(known.get(), body.sha256()));
        }
        try {
            if (!decoder.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Result.Nothing("too many others had to be decoded before it");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Result.Nothing("the crawler was stopped");
        }
        try {
            return switch (PictureReader.read(body.bytes(), config.patience())) {
                case PictureReader.Picture.Nothing(var why) -> new Result.Nothing(why);
                case PictureReader.Picture.Decoded(var image) ->
                    PerceptualHash.of(image)
                            .<Result>map(bits -> new Result.Seen(new Look(bits, body.sha256())))
                            .orElseGet(() -> new Result.Nothing("it shows nothing but one colour"));
            };
        } finally {
            decoder.release();
        }
    }

    /** Grows with every change to what is read from a picture. */
    public static int version() {
        return PerceptualHash.VERSION;
    }
}
