package holdline.crawler.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/**
 * Asks an RFC 3161 authority over HTTP (section 3.4). Its address is the operator's own setting, so it may stand in a
 * private network; it is not followed anywhere else, and neither its time nor its size is without a limit.
 */
@ApplicationScoped
class TimestampAuthority {

    private static final MediaType QUERY = MediaType.get("application/timestamp-query");
    private static final int MOST_BYTES = 64 * 1024;
    private static final int NONCE_BITS = 64;

    private final EvidenceConfig.Timestamp config;
    private final SecureRandom random = new SecureRandom();
    private final OkHttpClient http;

    TimestampAuthority(EvidenceConfig config) {
        this.config = config.timestamp();
        this.config.authority().ifPresent(url -> {
            if (HttpUrl.get(url) == null) {
                throw new IllegalArgumentException(
                        "holdline.crawler.evidence.timestamp.authority must be an http or https address");
            }
        });
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(config.timestamp().timeout())
                .build();
    }

    /** What came of asking. */
    sealed interface Answer {

        /** A token over the hash, signed by the certificate it carries. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Token(byte[] encoded, Instant at, String authority) implements Answer {}

        /** Nothing usable. */
        record Nothing(String reason) implements Answer {}
    }

    /** Asks for a token over a SHA-256 hash, and believes none that does not match the question. */
    Answer ask(byte[] sha256) {
        var url = config.authority().map(HttpUrl::get).orElse(null);
        if (url == null) {
            return new Answer.Nothing("no authority is configured any more");
        }
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            var question = generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, random));
            var request = new Request.Builder()
                    .url(url)
                    .post(RequestBody.create(question.getEncoded(), QUERY))
                    .build();
            try (var response = http.newCall(request).execute()) {
                if (response.code() != 200) {
                    return new Answer.Nothing("the authority answered with status " + response.code());
                }
                var bytes = response.body().byteStream().readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    return new Answer.Nothing("the authority's answer is larger than " + MOST_BYTES + " bytes");
                }
                var answer = new TimeStampResponse(bytes);
                answer.validate(question);
                var token = answer.getTimeStampToken();
                return token == null
                        ? new Answer.Nothing("the authority refused: " + answer.getStatusString())
                        : signed(token, url.host());
            }
        } catch (IOException | TSPException e) {
            return new Answer.Nothing("no usable answer of the authority: " + e.getMessage());
        }
    }

    private static Answer signed(TimeStampToken token, String host) throws TSPException, IOException {
        @SuppressWarnings("unchecked")
        Selector<X509CertificateHolder> signer = token.getSID();
        var certificates = token.getCertificates().getMatches(signer);
        if (certificates.isEmpty()) {
            return new Answer.Nothing("the token does not carry its signer's certificate");
        }
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .build(certificates.iterator().next()));
        } catch (OperatorCreationException | CertificateException e) {
            return new Answer.Nothing("the token's signature cannot be checked: " + e.getMessage());
        }
        return new Answer.Token(
                token.getEncoded(), token.getTimeStampInfo().getGenTime().toInstant(), host);
    }
}
