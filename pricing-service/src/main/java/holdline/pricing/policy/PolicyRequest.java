package holdline.pricing.policy;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;

import holdline.events.Channel;
import holdline.events.Money;
import holdline.events.PolicyRef;
import holdline.pricing.judging.PricePolicy;
import holdline.pricing.judging.PricePolicy.Kind;
import holdline.pricing.judging.PricePolicy.Rule;
import holdline.pricing.judging.PricePolicy.Scope;
import holdline.web.Problem;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Policy to make", examples = """
                {"name":"Double Eleven","kind":"promotion","line":"Serums","platform":"tmall.com","channel":"live",
                 "maxDiscountPercent":"25","tolerancePercent":"0","zone":"Asia/Shanghai",
                 "validFrom":"2026-11-01","validTo":"2026-11-11"}""")
record PolicyRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = "must be printable")
        String name,

        @Schema(
                description = "A waiver goes before a promotion's policy, that before a standing one",
                defaultValue = "standing")
        @Nullable
        Kind kind,

        @Schema(description = "Every product when absent") @Nullable @Size(min = 1, max = 100)
        String productCode,

        @Schema(description = "Every product of a line; not together with productCode")
        @Nullable
        @Size(min = 1, max = 100)
        @Pattern(regexp = TEXT, message = "must be printable")
        String line,

        @Schema(description = "Every platform when absent")
        @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = TEXT, message = "must be printable")
        String platform,

        @Schema(description = "One shop of the platform")
        @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = TEXT, message = "must be printable")
        String shopId,

        @Schema(description = "Shelf and live rooms when absent") @Nullable
        Channel channel,

        @Schema(description = "Only sellers whom the registry gives this region")
        @Nullable
        @Size(min = 1, max = 100)
        @Pattern(regexp = TEXT, message = "must be printable")
        String region,

        @Schema(description = "Only sellers whom the registry gives this tier")
        @Nullable
        @Size(min = 1, max = 50)
        @Pattern(regexp = TEXT, message = "must be printable")
        String tier,

        @Schema(description = "The least a unit may cost; this or maxDiscountPercent, unless it is a waiver") @Nullable
        Money floor,

        @Schema(description = "How many percent below the guide price a unit may cost at most")
        @Nullable
        @DecimalMin("0")
        @DecimalMax(value = "100", inclusive = false)
        @Digits(integer = 2, fraction = 4)
        BigDecimal maxDiscountPercent,

        @Schema(description = "Why a waiver lets these offers off")
        @Nullable
        @Size(min = 1, max = 500)
        @Pattern(regexp = TEXT, message = "must be printable")
        String reason,

        @Schema(description = "How many percent below the floor are tolerated; 0 when absent")
        @Nullable
        @DecimalMin("0")
        @DecimalMax(value = "100", inclusive = false)
        @Digits(integer = 2, fraction = 4)
        BigDecimal tolerancePercent,

        @Schema(
                description = "The time zone of dates and local times",
                defaultValue = "UTC",
                examples = "Asia/Shanghai")
        @Nullable
        @Size(max = 50)
        String zone,

        @Schema(
                description = "A moment, or a date or local time in the zone; always when absent",
                examples = "2026-11-01")
        @Nullable
        @Size(max = 40)
        String validFrom,

        @Schema(
                description =
                        "The moment from which it no longer holds; a date counts to its end. For ever when absent",
                examples = "2026-11-11")
        @Nullable
        @Size(max = 40)
        String validTo) {

    /** Text without control characters. */
    static final String TEXT = "\\P{Cc}*";

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * The policy that is meant.
     *
     * @throws Problem 400 naming the field that is wrong
     */
    PricePolicy policy(PolicyRef ref) {
        var zone = zoneOrUtc();
        var from = validFrom == null ? null : moment("validFrom", validFrom, zone, 0);
        var to = validTo == null ? null : moment("validTo", validTo, zone, 1);
        if (from != null && to != null && !to.isAfter(from)) {
            throw Problem.invalid("validTo", "after validFrom");
        }
        var meant = kind == null ? Kind.STANDING : kind;
        if (meant != Kind.STANDING && (from == null || to == null)) {
            throw Problem.invalid(from == null ? "validFrom" : "validTo", "given, for it does not hold for ever");
        }
        return new PricePolicy(
                ref,
                name,
                meant,
                scope(),
                rule(meant),
                tolerancePercent == null ? BigDecimal.ZERO : tolerancePercent,
                from,
                to);
    }

    ZoneId zoneOrUtc() {
        try {
            return zone == null ? UTC : ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw Problem.invalid("zone", "a time zone such as Asia/Shanghai");
        }
    }

    private Scope scope() {
        if (productCode != null && line != null) {
            throw Problem.invalid("line", "absent where productCode is given");
        }
        if (shopId != null && platform == null) {
            throw Problem.invalid("platform", "given with shopId");
        }
        return new Scope(productCode, line, platform, shopId, channel, region, tier);
    }

    private Rule rule(Kind meant) {
        if (meant == Kind.WAIVER) {
            if (floor != null || maxDiscountPercent != null) {
                throw Problem.invalid(floor != null ? "floor" : "maxDiscountPercent", "absent from a waiver");
            }
            if (reason == null || reason.isBlank()) {
                throw Problem.invalid("reason", "given for a waiver");
            }
            return new Rule.Nothing(reason.strip());
        }
        if (reason != null) {
            throw Problem.invalid("reason", "absent unless it is a waiver");
        }
        if ((floor == null) == (maxDiscountPercent == null)) {
            throw Problem.invalid("floor", "given, or else maxDiscountPercent, but not both");
        }
        if (floor != null && floor.isZero()) {
            throw Problem.invalid("floor.amount", "more than zero");
        }
        return Rule.of(floor, maxDiscountPercent, null);
    }

    /** A date is its first moment, or with {@code daysAfter} 1 the first after it. */
    private static Instant moment(String field, String text, ZoneId zone, int daysAfter) {
        try {
            var moment = moment(text, zone, daysAfter);
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw Problem.invalid(
                field,
                "a moment such as 2026-11-01T00:00:00+08:00, or a date or local time in the zone, of the years 2000 to"
                        + " 2099");
    }

    private static Instant moment(String text, ZoneId zone, int daysAfter) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(zone).toInstant();
        }
        return switch (ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime moment -> moment.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case TemporalAccessor other -> throw new DateTimeException("no moment: " + other);
        };
    }
}
