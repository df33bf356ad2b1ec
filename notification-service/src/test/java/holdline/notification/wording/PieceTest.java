package holdline.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {

    @Test
    void tellsParagraphsLinesAndAddressesApart() {
        assertThat(Piece.paragraphs("Hello,\nsee https://a.example/x?y=1 now\n\nBye\n"))
                .containsExactly(
                        List.of(
                                new Piece("Hello,", false, true),
                                new Piece("see ", false, false),
                                new Piece("https://a.example/x?y=1", true, false),
                                new Piece(" now", false, true)),
                        List.of(new Piece("Bye", false, true)));
    }

    @Test
    void makesNoLinkOfAnythingButWebAddresses() {
        assertThat(Piece.paragraphs("javascript:alert(1)").getFirst())
                .containsExactly(new Piece("javascript:alert(1)", false, true));
    }
}
