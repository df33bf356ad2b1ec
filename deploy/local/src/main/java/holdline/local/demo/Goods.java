package holdline.local.demo;

import java.util.List;

/**
 * A product of the demo's brand.
 *
 * @param gtin in the range that GS1 keeps for demonstrations (952)
 * @param distribution {@code selective}: only authorised shops may sell it; {@code open}: anyone may
 * @param floor the least unit price the brand wants to see, as a decimal
 */
record Goods(
        String code,
        String name,
        String englishName,
        String gtin,
        String model,
        String distribution,
        String floor,
        String currency) {

    static final Goods KETTLE = new Goods(
            "K15",
            "岚汀电热水壶 1.5L",
            "LANTING K15 electric kettle 1.5 L",
            "9521234500155",
            "LT-K15",
            "selective",
            "199.00",
            "CNY");
    static final Goods CUP = new Goods(
            "T50", "岚汀保温杯 500ml", "LANTING T50 vacuum cup 500 ml", "9521234500506", "LT-T50", "open", "89.00", "CNY");
    static final Goods POT = new Goods(
            "P30",
            "岚汀恒温养生壶 1.8L",
            "LANTING P30 tea maker 1.8 L",
            "9521234500308",
            "LT-P30",
            "selective",
            "329.00",
            "CNY");
    static final Goods GOOSENECK = new Goods(
            "G40",
            "岚汀手冲壶 0.9L",
            "LANTING G40 pour-over kettle 0.9 L",
            "9521234500407",
            "LT-G40",
            "open",
            "59.00",
            "USD");

    static List<Goods> all() {
        return List.of(KETTLE, CUP, POT, GOOSENECK);
    }
}
