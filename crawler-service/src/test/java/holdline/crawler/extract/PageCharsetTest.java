package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PageCharsetTest {

    private static final String CHINESE = "兰亭官方旗舰店正品保湿面霜，本店所有商品均为品牌授权销售，支持七天无理由退换货。今日下单满一百九十九元立减二十元，赠送旅行装一份。";
    private static final String TRADITIONAL = "蘭亭官方旗艦店正品保濕面霜，本店所有商品均為品牌授權銷售，支持七天無理由退換貨。今日下單滿一百九十九元立減二十元，贈送旅行裝一份。";
    private static final String JAPANESE = "当店の化粧品はすべて正規品です。本日ご注文いただくと送料は無料になります。返品は到着後七日以内にお願いいたします。";
    private static final String KOREAN = "저희 상점의 모든 화장품은 정품입니다. 오늘 주문하시면 배송비가 무료입니다. 반품은 수령 후 칠 일 이내에 부탁드립니다.";
    private static final String RUSSIAN =
            "Увлажняющий крем для лица, официальный магазин. Доставка по всей стране в течение трёх дней, возврат без"
                    + " объяснения причин.";
    private static final String GREEK =
            "Ενυδατική κρέμα προσώπου από το επίσημο κατάστημα. Η παράδοση γίνεται σε όλη τη χώρα μέσα σε τρεις"
                    + " ημέρες.";
    private static final String FRENCH =
            "Crème hydratante pour le visage, vendue par la boutique officielle. Livraison offerte dès l’achat de deux"
                    + " pièces, été comme hiver, à découvrir.";

    static Stream<Arguments> undeclared() {
        return Stream.of(
                Arguments.of("GB18030", CHINESE),
                Arguments.of("Big5", TRADITIONAL),
                Arguments.of("windows-31j", JAPANESE),
                Arguments.of("EUC-JP", JAPANESE),
                Arguments.of("ISO-2022-JP", JAPANESE),
                Arguments.of("x-windows-949", KOREAN),
                Arguments.of("windows-1251", RUSSIAN),
                Arguments.of("windows-1253", GREEK),
                Arguments.of("windows-1252", FRENCH),
                Arguments.of("UTF-8", CHINESE),
                Arguments.of("UTF-8", RUSSIAN),
                Arguments.of("UTF-8", "plain words"),
                Arguments.of("UTF-16LE", KOREAN),
                Arguments.of("UTF-16BE", FRENCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undeclared")
    void readsPagesThatDoNotSayWhatTheyAre(String charset, String text) {
        // Given
        var page = "<html><head><title>x</title></head><body class=\"shop\"><p>" + text + "</p></body></html>";

        // When
        var read = PageCharset.decode(page.getBytes(Charset.forName(charset)), "text/html");

        // Then
        assertThat(read).isEqualTo(page);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gb2312, GB18030, 蓝庭",
        "GBK, GB18030, 蓝庭朱镕基",
        "gb18030, GB18030, 蓝庭㐀",
        "x-gbk, GB18030, 蓝庭",
        "big5, Big5-HKSCS, 蘭庭",
        "Big5-HKSCS, Big5-HKSCS, 蘭庭",
        "Shift_JIS, windows-31j, ①化粧品",
        "x-sjis, windows-31j, 化粧品",
        "EUC-JP, EUC-JP, 化粧品",
        "euc-kr, x-windows-949, 똠방각하",
        "ks_c_5601-1987, x-windows-949, 화장품",
        "iso-8859-1, windows-1252, 12 €",
        "latin1, windows-1252, “été”",
        "windows-1250, windows-1250, Łódź",
        "iso-8859-2, ISO-8859-2, Łódź",
        "windows-1251, windows-1251, Цена",
        "koi8-r, KOI8-R, Цена",
        "windows-1253, windows-1253, Τιμή",
        "iso-8859-9, windows-1254, Şişli",
        "windows-1255, windows-1255, מחיר",
        "windows-1256, windows-1256, سعر",
        "windows-1258, windows-1258, giá",
        "tis-620, x-windows-874, ราคา",
        "utf8, UTF-8, 蓝庭"
    })
    void readsLabelsAsBrowsersDo(String label, String charset, String text) {
        // Given
        var bytes = text.getBytes(Charset.forName(charset));
        var meta = "<html><meta charset='%s'>%s".formatted(label, text);
        var equiv = "<html><META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=%s\">%s".formatted(label, text);
        var xml = "<?xml version=\"1.0\" encoding=\"%s\"?><p>%s</p>".formatted(label, text);

        // When
        var byHeader = PageCharset.decode(bytes, "text/html; charset=\"" + label + "\"");

        // Then
        assertThat(byHeader).isEqualTo(text);
        for (var page : new String[] {meta, equiv, xml}) {
            assertThat(PageCharset.decode(page.getBytes(Charset.forName(charset)), "text/html"))
                    .isEqualTo(page);
        }
    }

    @Test
    void theMarkComesBeforeTheHeaderAndTheHeaderBeforeThePage() {
        // Given
        var marked = ("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_16LE);
        var gbk = ("<meta charset=big5>" + CHINESE).getBytes(Charset.forName("GB18030"));
        var commented = "<!-- <meta charset=big5> --><script charset=big5></script><meta charset=gbk>蓝庭"
                .getBytes(Charset.forName("GB18030"));

        // When
        var byMark = PageCharset.decode(marked, "text/html; charset=gbk");
        var byHeader = PageCharset.decode(gbk, "text/html; charset=gbk");
        var byPage = PageCharset.decode(commented, null);

        // Then
        assertThat(byMark).isEqualTo(CHINESE);
        assertThat(byHeader).endsWith(CHINESE);
        assertThat(byPage).endsWith("蓝庭");
    }

    @Test
    void theBytesHaveTheLastWordOverAWrongDeclaration() {
        // Given
        var utf8 = CHINESE.getBytes(StandardCharsets.UTF_8);
        var gbk = ("<p>" + CHINESE).getBytes(Charset.forName("GB18030"));
        var chance = "联通".getBytes(Charset.forName("GBK"));

        // When
        var saidLatin = PageCharset.decode(utf8, "text/html; charset=iso-8859-1");
        var saidGbk = PageCharset.decode(utf8, "text/html; charset=gbk");
        var saidUtf8 = PageCharset.decode(gbk, "text/html; charset=utf-8");
        var byChance = PageCharset.decode(chance, "text/html; charset=gbk");

        // Then
        assertThat(saidLatin).isEqualTo(CHINESE);
        assertThat(saidGbk).isEqualTo(CHINESE);
        assertThat(saidUtf8).endsWith(CHINESE);
        assertThat(byChance).as("valid UTF-8 by chance").isEqualTo("联通");
    }

    @Test
    void aFewBrokenBytesDoNotMakeAPageSomethingElse() {
        // Given
        var text = CHINESE.repeat(3).getBytes(StandardCharsets.UTF_8);
        text[90] = (byte) 0xFF;

        // When
        var read = PageCharset.decode(text, "text/html; charset=utf-8");

        // Then
        assertThat(read).contains("\uFFFD").endsWith(CHINESE);
    }

    @ParameterizedTest
    @CsvSource({"utf-7", "ibm037", "x-ibm1047", "hz-gb-2312", "no-such-charset", "x-user-defined"})
    void charsetsThatNoBrowserReadsAreNotBelieved(String label) {
        // When
        var read =
                PageCharset.decode("<p>129.00</p>".getBytes(StandardCharsets.US_ASCII), "text/html; charset=" + label);

        // Then
        assertThat(read).isEqualTo("<p>129.00</p>");
    }

    @Test
    void noBytesTripIt() {
        for (var hex :
                new String[] {"", "ff", "fe", "fffe", "feff", "3c00", "003c", "c2", "e4b8", "f4908080", "1b2442"}) {
            assertThat(PageCharset.decode(HexFormat.of().parseHex(hex), null))
                    .as(hex)
                    .isNotNull();
        }
    }
}
