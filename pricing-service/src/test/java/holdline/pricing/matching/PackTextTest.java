package holdline.pricing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            海盐苏打水 330ml                  | 330  | ml | 1  | 330   | ml
            海盐苏打水330毫升*24瓶            | 330  | ml | 24 | 7920  | ml
            海盐苏打水 330ml x 24 罐整箱      | 330  | ml | 24 | 7920  | ml
            海盐苏打水330ml*24,瓶             | 330  | ml | 24 | 7920  | ml
            燕麦片 450克（30克*15包）         | 30   | g  | 15 | 450   | g
            东北大米6kg（1kg*6）              | 1    | kg | 6  | 6000  | g
            五谷粉 12*18g                     | 18   | g  | 12 | 216   | g
            奶粉400克gx2袋【4袋减8元】        | 400  | g  | 2  | 800   | g
            眼药水10毫升*1瓶/盒10毫升*1瓶/盒  | 10   | ml | 1  | 10    | ml
            红糖250g克 买2送1                 | 250  | g  | 1  | 250   | g
            纯牛奶250ml*12盒*2箱              | 250  | ml | 24 | 6000  | ml
            洗发水 500ml 2瓶装                | 500  | ml | 2  | 1000  | ml
            洗发水500ml/瓶*3                  | 500  | ml | 3  | 1500  | ml
            两瓶装 洗发水500ml                | 500  | ml | 2  | 1000  | ml
            苹果5斤装                         | 5    | 斤 | 1  | 2500  | g
            4X2,5L                            | 2.5  | L  | 4  | 10000 | ml
            6 bottles of 33cl                 | 33   | cl | 6  | 1980  | ml
            4 tins, 170g                      | 170  | g  | 1  | 170   | g
            Olive oil 16 fl oz, 2-pack        | 16   | fl oz | 2 | 946.352946 | ml
            (approx.2.3kg)                    | 2.3  | kg | 1  | 2300  | g
            """)
    void totalsTheContent(String text, BigDecimal value, String unit, int count, BigDecimal total, String totalUnit) {
        assertThat(Pack.in(text)).isEqualTo(new Pack(value, unit, count, total, totalUnit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            某某片 0.3g*13s*2板        | 0.3  | g  | 26  | 26  | 片
            某某片 60mg*18片           | 60   | mg | 18  | 18  | 片
            某某片 0.75mg*100片/瓶     | 0.75 | mg | 100 | 100 | 片
            某某胶囊 0.25g*12粒*2板/盒 | 0.25 | g  | 24  | 24  | 粒
            某某颗粒 100mg*10袋        | 100  | mg | 10  | 10  | 袋
            某某丸 3g*6丸/盒           | 3    | g  | 6   | 18  | g
            某某片 12片*2板            | 12   | 片 | 2   | 24  | 片
            面膜 25ml 10片             | 25   | ml | 10  | 10  | 片
            抽纸 100抽*24包            | 100  | 抽 | 24  | 2400 | 抽
            Vitamin C 500mg, 60 tablets | 500 | mg | 60  | 60  | 片
            """)
    void totalsTheCountOfWhatIsDosed(
            String text, BigDecimal value, String unit, int count, BigDecimal total, String totalUnit) {
        assertThat(Pack.in(text)).isEqualTo(new Pack(value, unit, count, total, totalUnit));
    }

    @ParameterizedTest
    @CsvSource({"保湿精华液 3瓶装, 3", "Serum pack of 2, 2", "Serum 2-pack, 2", "x5, 5", "晾衣架 20只装, 20"})
    void readsACountWithoutAContent(String text, int count) {
        assertThat(Pack.in(text)).isEqualTo(new Pack(null, null, count, BigDecimal.valueOf(count), "piece"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "收纳盒50x20x10包邮",
                "怀旧零食8090儿时",
                "单反套机NX1000 20-50mm 2030万像素",
                "实木书架 140x180",
                "买2送1 满3件8折",
                "拍3件发5件",
                "5G手机 128G 全网通",
                "iPhone 5s",
                "Nova X5 Headset",
                "air2升级版",
                ""
            })
    void readsNoPackWhereNoneIs(String text) {
        assertThat(Pack.in(text)).isEqualTo(Pack.NONE);
    }

    @ParameterizedTest
    @CsvSource({"洗发水500ml 买2送1, 1", "洗发水500ml 第2件半价, 1", "洗发水500ml 3瓶立减10元, 1", "洗发水500ml 送护发素50ml, 1"})
    void takesNoPromotionForAPack(String text, int count) {
        // When
        var pack = Pack.in(text);
        // Then
        assertThat(pack.count()).isEqualTo(count);
        assertThat(pack.totalValue()).isEqualTo(BigDecimal.valueOf(500));
    }

    @Test
    void readsHostileTextsInTime() {
        // Given
        var hostile = "1*".repeat(200_000) + "g".repeat(100_000);
        // Then
        assertThat(read(hostile)).isNotNull();
        assertThat(read("9".repeat(100_000) + "kg*99999")).isNotNull();
        assertThat(read("1 a ".repeat(100_000) + "of 3g")).isNotNull();
        assertThat(read("2kg*9999*9999*9999").count()).isEqualTo(1);
    }

    private static @Nullable Pack read(String text) {
        return Pack.in(text);
    }
}
