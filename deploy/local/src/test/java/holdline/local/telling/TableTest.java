package holdline.local.telling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsChineseAndLatinText() {
        // When
        var lines = new Table("shop", "n").row("拾光百货", "1").row("Harbour", "22").lines();

        // Then
        assertThat(lines).containsExactly("shop      n", "--------  --", "拾光百货  1", "Harbour   22");
    }

    @Test
    void cutsWhatIsTooWide() {
        assertThat(Width.cut("岚汀保温杯", 6)).isEqualTo("岚汀…");
        assertThat(Width.cut("short", 6)).isEqualTo("short");
    }
}
