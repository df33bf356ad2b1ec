package holdline.crawler.evidence;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Records as objects of an S3-compatible store. A put is complete or has not happened; that is S3's promise. */
final class CaptureBucket implements CaptureStore, AutoCloseable {

    private final S3Client s3;
    private final String bucket;

    CaptureBucket(EvidenceConfig.Bucket config) {
        this.bucket = config.name()
                .orElseThrow(() -> new IllegalArgumentException(
                        "holdline.crawler.evidence.bucket.name is missing, and holdline.crawler.evidence.store"
                                + " says bucket"));
        var builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(config.timeout())
                        .socketTimeout(config.timeout())
                        .build())
                .overrideConfiguration(override -> override.apiCallTimeout(config.timeout()))
                .region(Region.of(config.region()))
                .credentialsProvider(credentials(config))
                // Every compatible store knows the plain forms; not every one knows Amazon's newer ones.
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        config.endpoint().ifPresent(builder::endpointOverride);
        this.s3 = builder.build();
    }

    private static AwsCredentialsProvider credentials(EvidenceConfig.Bucket config) {
        return config.accessKey().isPresent() && config.secretKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKey().get(), config.secretKey().get()))
                : DefaultCredentialsProvider.builder().build();
    }

    @Override
    public void keep(String sha256, byte[] bytes) {
        s3.putObject(put -> put.bucket(bucket).key(sha256), RequestBody.fromBytes(bytes));
    }

    @Override
    public Optional<byte[]> find(String sha256) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(sha256)).asByteArray());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public void forget(String name) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(name));
    }

    @Override
    public void shelf(int number, Consumer<List<Stored>> page) {
        var prefix = HexFormat.of().toHexDigits((byte) number);
        for (var answer : s3.listObjectsV2Paginator(
                list -> list.bucket(bucket).prefix(prefix).maxKeys(PAGE))) {
            page.accept(answer.contents().stream()
                    .map(object -> new Stored(object.key(), object.lastModified()))
                    .toList());
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
