package holdline.local.demo;

import static holdline.local.demo.Page.selling;

import holdline.local.demo.Page.Conduct;
import java.util.List;
import java.util.stream.Stream;

/** What stands on the demo's shelves: about thirty listings of twelve shops on eight hosts. Everything is made up. */
final class Shelf {

    /** Undercuts, gets a mail, puts its price right. */
    static final Shop CORRECTS = Shop.of("taohuo.example", "s1001", "暖光家居小铺");
    /** Calls itself 官方授权 although the registry says no, and ignores its mail. */
    static final Shop CLAIMS = Shop.of("jingpin.example", "s2001", "岚汀官方授权体验店");
    /** Sells goods anyone may sell, too cheaply, and ignores its mail. */
    static final Shop ONLY_CHEAP = Shop.of("pinhui.example", "s3001", "拾光百货");
    /** Answers every visitor with 403. */
    static final Shop BLOCKS = Shop.of("haojia.example", "s4001", "好家优选");

    static final Shop DEALER = Shop.of("taohuo.example", "s1002", "岚汀官方旗舰店");
    static final Shop DEALER_TWO = Shop.of("shengpin.example", "s5001", "盛品家电专营店");
    static final Shop STREET = Shop.of("jiepai.example", "s6001", "街拍杂货铺");
    static final Shop HARBOUR = Shop.of("harbour-home.example", "h7001", "Harbour Home");
    static final Shop MALLROW = Shop.of("mallrow.example", "m8001", "Mallrow Kitchen");

    static final Page CORRECTED =
            selling(CORRECTS, "1001", Goods.CUP, "岚汀 LANTING 保温杯 500ml LT-T50 316不锈钢 便携", "69.00", "119.00");
    static final String CORRECTED_PRICE = "99.00";
    static final Page CLAIMING =
            selling(CLAIMS, "2001", Goods.KETTLE, "岚汀 LANTING 电热水壶 1.5L LT-K15 家用自动断电", "169.00", "259.00");
    static final Page CHEAP =
            selling(ONLY_CHEAP, "3001", Goods.CUP, "岚汀 LANTING 保温杯 500ml LT-T50 学生水杯", "75.00", "119.00");
    static final Page BLOCKED = selling(BLOCKS, "4001", Goods.POT, "岚汀 LANTING 恒温养生壶 1.8L LT-P30", "279.00", "399.00")
            .that(Conduct.BLOCKS);

    static final Page SOLD_OUT = selling(
                    STREET, "6001", Goods.KETTLE, "岚汀 LANTING 电热水壶 1.5L LT-K15 清仓", "149.00", "259.00")
            .that(Conduct.SOLD_OUT);
    static final Page GONE = selling(STREET, "6002", Goods.POT, "岚汀 LANTING 恒温养生壶 1.8L", "299.00", "399.00")
            .that(Conduct.GONE);

    private Shelf() {}

    /** The four pages the story follows; they are watched most often. */
    static List<Page> story() {
        return List.of(CORRECTED, CLAIMING, CHEAP, BLOCKED);
    }

    /** Everybody else: shops that behave, a sold-out page, a page that is gone, other people's goods. */
    static List<Page> others() {
        return List.of(
                SOLD_OUT,
                GONE,
                selling(DEALER, "1101", Goods.KETTLE, "岚汀 LANTING 电热水壶 1.5L LT-K15 官方旗舰店正品", "219.00", "259.00"),
                selling(DEALER, "1102", Goods.POT, "岚汀 LANTING 恒温养生壶 1.8L LT-P30 多功能", "359.00", "399.00"),
                selling(DEALER, "1103", Goods.CUP, "岚汀 LANTING 保温杯 500ml LT-T50 316不锈钢", "99.00", "119.00"),
                selling(DEALER_TWO, "5101", Goods.KETTLE, "岚汀电热水壶 LT-K15 1.5升 食品级不锈钢", "205.00", "259.00"),
                selling(DEALER_TWO, "5102", Goods.POT, "岚汀恒温养生壶 LT-P30 1.8升", "345.00", "399.00"),
                selling(DEALER_TWO, "5103", Goods.CUP, "岚汀保温杯 LT-T50 500毫升 商务款", "95.00", "119.00"),
                selling(STREET, "6101", Goods.CUP, "岚汀保温杯 500ml LT-T50 情侣款", "92.00", "119.00"),
                selling(STREET, "6102", null, "竹编收纳篮 桌面整理 大号", "35.80", "49.00"),
                selling(STREET, "6103", null, "玻璃凉水壶 耐热 1.6L 家用", "42.00", "58.00"),
                selling(STREET, "6104", null, "陶瓷马克杯 350ml 简约", "19.90", "29.00"),
                selling(ONLY_CHEAP, "3102", null, "棉麻桌布 防水 140x180", "56.00", "79.00"),
                selling(ONLY_CHEAP, "3103", null, "不锈钢晾衣架 20只装", "29.90", "45.00"),
                selling(CLAIMS, "2102", null, "厨房计时器 磁吸 静音", "23.50", "35.00"),
                selling(CORRECTS, "1012", null, "香薰蜡烛 助眠 礼盒", "48.00", "68.00"),
                selling(
                        HARBOUR,
                        "7101",
                        Goods.GOOSENECK,
                        "LANTING G40 Pour-Over Kettle 0.9 L, Gooseneck (LT-G40)",
                        "64.00",
                        "79.00"),
                english(HARBOUR, "7102", "Oak Coffee Scoop, 12 g", "9.50", "12.00"),
                english(HARBOUR, "7103", "Paper Filters No. 4, 100 Pieces", "6.20", "7.50"),
                english(HARBOUR, "7104", "Stoneware Mug, 340 ml", "14.00", "18.00"),
                english(HARBOUR, "7105", "Linen Tea Towel, Set of 2", "16.90", "21.00"),
                selling(
                        MALLROW,
                        "8101",
                        Goods.GOOSENECK,
                        "LANTING G40 Gooseneck Kettle 0.9L (LT-G40), Matte Black",
                        "61.50",
                        "79.00"),
                english(MALLROW, "8102", "Hand Coffee Grinder, Steel Burr", "39.00", "52.00"),
                english(MALLROW, "8103", "Cold Brew Carafe, 1 L", "27.50", "33.00"),
                english(MALLROW, "8104", "Bamboo Trivet, 20 cm", "8.90", "11.00"),
                english(MALLROW, "8105", "Digital Kitchen Scale, 0.1 g", "24.00", "31.00"));
    }

    static List<Page> all() {
        return Stream.concat(story().stream(), others().stream()).toList();
    }

    static List<String> hosts() {
        return all().stream()
                .map(page -> page.shop().host())
                .distinct()
                .sorted()
                .toList();
    }

    private static Page english(Shop shop, String item, String title, String price, String listPrice) {
        return new Page(shop, "/item/" + item + ".html", null, title, price, "USD", listPrice, null, Conduct.SELLS);
    }
}
