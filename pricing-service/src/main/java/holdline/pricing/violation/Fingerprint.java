package holdline.pricing.violation;

import static java.nio.charset.StandardCharsets.UTF_8;

import holdline.events.ListingObserved;
import holdline.pricing.judging.Judgement;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a judgement says, without when it was said: equal fingerprints mean that nothing new has to be stored. Stable
 * across processes, unlike hash codes.
 */
final class Fingerprint {

    /** Of a listing that was never judged. */
    static final long NONE = 0;

    /** Of a listing that is gone. */
    static final long GONE = 1;

    private Fingerprint() {}

    static long of(ListingObserved seen, Judgement judgement) {
        var text = new StringBuilder(512)
                .append(seen.title())
                .append('\n')
                .append(seen.seller())
                .append('\n')
                .append(judgement.price())
                .append('\n')
                .append(judgement.floor() == null ? "" : judgement.floor().ref())
                .append('\n')
                .append(
                        switch (judgement.match()) {
                            case Matched matched ->
                                matched.product().code() + "*" + matched.packMultiple() + matched.reasons();
                            case Candidates candidates -> candidates.reasons().toString();
                            case NotOurs notOurs -> notOurs.reasons().toString();
                        });
        judgement
                .verdicts()
                .forEach((signal, verdict) -> text.append('\n')
                        .append(signal)
                        .append(verdict.getClass().getSimpleName())
                        .append(verdict.explanation()));
        return ByteBuffer.wrap(sha256(text.toString())).getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
