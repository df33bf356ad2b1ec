package holdline.cases.playbook;

import holdline.events.Jurisdiction;
import holdline.web.Problem;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A playbook as it comes in and goes out. */
@Schema(
        title = "Playbook",
        examples = {
            "{\"jurisdiction\":\"CN\",\"gatherFor\":\"PT10M\",\"answerWithin\":\"P7D\",\"recheckWindow\":\"P1D\",\"recheckEvery\":\"PT15M\"}"
        })
record PlaybookView(
        @Schema(description = "Whose law new cases are held to", examples = "CN") @NotNull
        Jurisdiction jurisdiction,

        @Schema(
                type = SchemaType.STRING,
                description =
                        "How long a new case waits for its first violation's siblings, so that the seller gets one"
                                + " notice about all of them, one second (without it) to 7 days",
                examples = "PT10M")
        @Nullable
        Duration gatherFor,

        @Schema(
                type = SchemaType.STRING,
                description = "How long a seller has after a notice, one second to 60 days",
                examples = "P7D")
        @NotNull
        Duration answerWithin,

        @Schema(
                type = SchemaType.STRING,
                description = "How long its listings are looked at again after that, one second to 14 days",
                examples = "P1D")
        @NotNull
        Duration recheckWindow,

        @Schema(
                type = SchemaType.STRING,
                description = "How far apart these visits are, one second to the whole window",
                examples = "PT15M")
        @NotNull
        Duration recheckEvery) {

    /**
     * The playbook that is meant.
     *
     * @throws Problem 400 naming the field that is out of bounds
     */
    Playbook playbook() {
        var gathering = gatherFor == null ? Playbook.DEFAULT.gatherFor() : gatherFor;
        bounded("gatherFor", gathering, Playbook.LONGEST_GATHERING);
        bounded("answerWithin", answerWithin, Playbook.LONGEST_ANSWER);
        bounded("recheckWindow", recheckWindow, Playbook.LONGEST_WINDOW);
        bounded("recheckEvery", recheckEvery, recheckWindow);
        return new Playbook(jurisdiction, gathering, answerWithin, recheckWindow, recheckEvery);
    }

    private static void bounded(String field, Duration value, Duration longest) {
        if (value.compareTo(Playbook.SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw Problem.invalid(field, "a duration from " + Playbook.SHORTEST + " to " + longest);
        }
    }

    static PlaybookView of(Playbook playbook) {
        return new PlaybookView(
                playbook.jurisdiction(),
                playbook.gatherFor(),
                playbook.answerWithin(),
                playbook.recheckWindow(),
                playbook.recheckEvery());
    }
}
