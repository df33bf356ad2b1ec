package holdline.cases.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import holdline.cases.lifecycle.Happening;
import holdline.events.CaseClosed;
import holdline.web.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command as it comes in. */
@Schema(
        title = "Command on a case",
        examples = {"{\"command\":\"pause\",\"reason\":\"the seller called\"}"})
record CommandRequest(
        @Schema(description = "`verify`, `pause`, `resume` or `close`", examples = "pause") @NotBlank @Size(max = 20)
        String command,

        @Schema(
                description = "For `pause` in your words; for `close` one of `withdrawn`, `recruited`, `won`, `lost`,"
                        + " `abandoned`",
                examples = "the seller called")
        @Nullable
        @Size(max = 500)
        String reason,

        @Schema(description = "In your words; `close` as `abandoned` needs it") @Nullable @Size(max = 2000)
        String note) {

    /**
     * The command that is meant.
     *
     * @throws Problem 400 naming the field that is wrong
     */
    @JsonIgnore
    Happening.Command meant() {
        return switch (command) {
            case "verify" -> new Happening.Verify();
            case "pause" -> new Happening.Pause(words("paused by a person"));
            case "resume" -> new Happening.Resume();
            case "close" -> close();
            default -> throw Problem.invalid("command", "one of verify, pause, resume, close");
        };
    }

    private Happening.Close close() {
        var closing = Arrays.stream(CaseClosed.Reason.values())
                .filter(one -> CaseFile.wire(one).equals(reason))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "reason", "one of withdrawn, recruited, won, lost, abandoned, for the command close"));
        if (closing == CaseClosed.Reason.ABANDONED && (note == null || note.isBlank())) {
            throw Problem.invalid("note", "given, for a case that is abandoned");
        }
        return new Happening.Close(
                closing, note == null || note.isBlank() ? "Closed by a person as " + reason + "." : note.strip());
    }

    private String words(String otherwise) {
        if (reason != null && !reason.isBlank()) {
            return reason.strip();
        }
        return note != null && !note.isBlank() ? note.strip() : otherwise;
    }
}
