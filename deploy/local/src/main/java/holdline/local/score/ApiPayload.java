package holdline.local.score;

import holdline.local.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What one answer of a platform's API says of one item, read by hand.
 *
 * @param amount what a buyer is asked, in the currency's main unit
 * @param terms how many promotions the answer states in figures
 */
record ApiPayload(String file, String item, String amount, String currency, int terms) {

    private static final String TABLE = "api-payloads.csv";
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    static List<ApiPayload> all() {
        try (var table = Objects.requireNonNull(ApiPayload.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> BAR.split(line.strip(), 5))
                    .map(cells -> new ApiPayload(cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4])))
                    .toList();
        } catch (IOException e) {
            throw new Trouble("Cannot read " + TABLE + ": " + e.getMessage(), e);
        }
    }
}
