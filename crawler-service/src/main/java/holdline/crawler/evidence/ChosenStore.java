package holdline.crawler.evidence;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The store that the configuration names. */
@Singleton
class ChosenStore {

    @Produces
    @Singleton
    CaptureStore store(EvidenceConfig config) {
        return switch (config.store()) {
            case FILES -> new CaptureFiles(config.directory());
            case BUCKET -> new CaptureBucket(config.bucket());
        };
    }

    void close(@Disposes CaptureStore store) {
        if (store instanceof CaptureBucket bucket) {
            bucket.close();
        }
    }
}
