package holdline.cases.almanac;

import holdline.cases.calendar.Span;
import holdline.events.Jurisdiction;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calendars over HTTP. */
@Path("/api/calendar")
@Tag(name = "Calendar", description = "Working days and the deadlines counted in them")
class CalendarResource {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Almanac almanac;

    CalendarResource(Almanac almanac) {
        this.almanac = almanac;
    }

    @GET
    @Path("/deadline")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Count a deadline and explain every day of it")
    public DueDateView deadline(
            @Parameter(
                            description = "When it was received: a date, or a moment with its offset",
                            required = true,
                            example = "2026-09-30")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "How many days there are, 1 to 366", required = true, example = "3")
                    @QueryParam("days")
                    @Nullable
                    String days,
            @Parameter(description = "What is counted", schema = @Schema(enumeration = {"working", "calendar"}))
                    @DefaultValue("working")
                    @QueryParam("unit")
                    String unit,
            @Parameter(description = "Whose days", schema = @Schema(implementation = Jurisdiction.class))
                    @DefaultValue("CN")
                    @QueryParam("jurisdiction")
                    String jurisdiction) {
        var whose = jurisdiction(jurisdiction);
        var calendar = almanac.of(whose);
        var due = span(days, unit).after(date(from, calendar.zone()), calendar);
        return DueDateView.of(due, whose);
    }

    @GET
    @Path("/notices")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show which years of China's calendar are known, by which notices")
    public Known notices() {
        var china = almanac.china();
        return new Known(
                china.version(),
                china.notices().stream()
                        .map(notice -> new Known.Year(notice.year(), notice.papers()))
                        .toList());
    }

    private static Span span(@Nullable String days, String unit) {
        var counted = switch (unit) {
            case "working" -> Span.Unit.WORKING;
            case "calendar" -> Span.Unit.CALENDAR;
            default -> throw Problem.invalid("unit", "working or calendar");
        };
        try {
            return new Span(Integer.parseInt(days == null ? "" : days), counted);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("days", "a whole number from 1 to " + Span.LONGEST);
        }
    }

    private static Jurisdiction jurisdiction(String name) {
        try {
            return Jurisdiction.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("jurisdiction", "one of CN, EU, UK, US");
        }
    }

    private static LocalDate date(@Nullable String from, ZoneId zone) {
        try {
            var text = from == null ? "" : from;
            var date = text.contains("T")
                    ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate()
                    : LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw Problem.invalid(
                "from",
                "a date such as 2026-09-30, or a moment such as 2026-09-30T23:30:00+08:00, of the years " + FIRST_YEAR
                        + " to " + LAST_YEAR);
    }

    /** What is known of China's calendar. */
    @Schema(title = "KnownNotices")
    record Known(@Schema(examples = "CN/2018-2026/3f09a1bc") String version, List<Year> years) {

        /** One year. */
        @Schema(title = "NoticeYear")
        record Year(
                int year,

                @Schema(
                        description = "The notice's number, and those that changed it",
                        examples = "[\"国办发明电〔2025〕7号\"]")
                List<String> papers) {}
    }
}
