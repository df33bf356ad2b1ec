package holdline.crawler.person;

import holdline.crawler.discover.ContentKind;
import holdline.crawler.extract.Price;
import holdline.crawler.fetch.Body;
import holdline.events.Channel;
import holdline.web.Problem;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** An upload as it arrives: a multipart form. */
@Schema(
        name = "NewPersonCapture",
        requiredProperties = {"url", "capturedAt"})
class PersonCaptureForm {

    private static final int MAX_FILE = 8 * 1024 * 1024;
    private static final int MAX_TEXT = 500;
    private static final int MAX_URL = 2_000;
    private static final Duration OLDEST = Duration.ofDays(366);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "Where it was captured", examples = "https://live.douyin.com/123456")
    @Nullable
    String url;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "When, ISO 8601 with an offset", examples = "2026-11-11T20:15:00+08:00")
    @Nullable
    String capturedAt;

    @RestForm
    @Schema(
            description = "The page saved as HTML or MHTML, at most 8 MiB",
            type = SchemaType.STRING,
            format = "binary",
            implementation = String.class)
    @Nullable
    FileUpload page;

    @RestForm
    @Schema(
            description = "A screenshot: PNG, JPEG, GIF or WebP, at most 8 MiB. It is kept and not read",
            type = SchemaType.STRING,
            format = "binary",
            implementation = String.class)
    @Nullable
    FileUpload screenshot;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "shelf, or live for a live room (直播间)", examples = "live", defaultValue = "shelf")
    @Nullable
    String channel;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(
            description = "What is for sale, as you saw it; used where the page does not say",
            examples = "Lanting cream 50 ml")
    @Nullable
    String title;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "The price you saw; used where the page states none", examples = "89.00")
    @Nullable
    String price;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "ISO 4217; needed with a price", examples = "CNY")
    @Nullable
    String currency;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "The shop's number on the platform, where you know it", examples = "77001")
    @Nullable
    String shopId;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "The shop's name as shown", examples = "悦美小店")
    @Nullable
    String shopName;

    /**
     * Checks every field.
     *
     * @param url in normal form
     * @throws Problem 400 naming the field, 413 for a file that is too large
     */
    HandIn.Upload checked(String tenant, String person, String url, Instant now) {
        var pageBytes = bytes("page", page);
        var picture = bytes("screenshot", screenshot);
        if (pageBytes == null && picture == null) {
            throw Problem.invalid("page", "there, or a screenshot");
        }
        if (picture != null && !ContentKind.of(picture.bytes()).isPicture()) {
            throw Problem.invalid("screenshot", "a PNG, JPEG, GIF or WebP picture");
        }
        return new HandIn.Upload(
                tenant,
                person,
                url,
                time(now),
                pageBytes,
                picture,
                channel(),
                new Statement(text("title", title), price(), text("shopId", shopId), text("shopName", shopName)));
    }

    String address() {
        if (url == null || url.isBlank() || url.length() > MAX_URL) {
            throw Problem.invalid("url", "the absolute http or https address where it was captured");
        }
        return url;
    }

    private Instant time(Instant now) {
        try {
            var at = OffsetDateTime.parse(capturedAt == null ? "" : capturedAt.strip())
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
            if (at.isAfter(now.plus(CLOCKS_DIFFER)) || at.isBefore(now.minus(OLDEST))) {
                throw Problem.invalid("capturedAt", "a time within the last year and not in the future");
            }
            return at;
        } catch (DateTimeException _) {
            throw Problem.invalid("capturedAt", "a time with an offset such as 2026-11-11T20:15:00+08:00");
        }
    }

    private Channel channel() {
        return switch (channel == null ? "shelf" : channel) {
            case "shelf" -> Channel.SHELF;
            case "live" -> Channel.LIVE;
            default -> throw Problem.invalid("channel", "shelf or live");
        };
    }

    private @Nullable Price price() {
        var amount = text("price", price);
        var code = text("currency", currency);
        if (amount == null) {
            return null;
        }
        if (!amount.matches("\\d{1,12}(\\.\\d{1,4})?") || new BigDecimal(amount).signum() == 0) {
            throw Problem.invalid("price", "an amount above zero such as 89.00");
        }
        if (code == null
                || Currency.getAvailableCurrencies().stream()
                        .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            throw Problem.invalid("currency", "an ISO 4217 code such as CNY");
        }
        return new Price(new BigDecimal(amount), null, code, false);
    }

    private static @Nullable String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_TEXT) {
            throw Problem.invalid(field, "at most " + MAX_TEXT + " characters long");
        }
        return value.strip();
    }

    private static @Nullable Body bytes(String field, @Nullable FileUpload file) {
        if (file == null || file.size() == 0) {
            return null;
        }
        if (file.size() > MAX_FILE) {
            throw Problem.tooLarge("The file " + field + " may have 8 MiB.");
        }
        try {
            return new Body(Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an upload", e);
        }
    }
}
