package holdline.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void keepsAStringOnOneLine() {
        assertThat(Shown.line("a\r\nBcc: b\u2028c\td", 100)).isEqualTo("a Bcc: b c d");
    }

    @Test
    void dropsCharactersThatTurnTheReadingDirection() {
        assertThat(Shown.line("abc\u202edef", 100)).isEqualTo("abc def");
    }

    @Test
    void cutsWithoutHalvingACharacter() {
        assertThat(Shown.line("𠮷𠮷𠮷𠮷", 3)).isEqualTo("𠮷𠮷…");
    }

    @Test
    void leavesWhatIsShortAlone() {
        assertThat(Shown.line("官方旗舰店", 5)).isEqualTo("官方旗舰店");
    }
}
