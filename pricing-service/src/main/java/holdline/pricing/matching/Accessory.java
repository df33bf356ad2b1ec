package holdline.pricing.matching;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a title offers something for a product instead of the product: a sleeve, a replacement part, anything
 * "compatible with".
 */
final class Accessory {

    /** How far behind "for" or 适用 the product's name may start: 适用于干性肌肤 is about skin, not about a product. */
    private static final int REACH = 5;

    private static final List<String> KINDS = List.of(
            "保护套",
            "保护壳",
            "手机壳",
            "手机套",
            "钢化膜",
            "保护膜",
            "贴膜",
            "表带",
            "替换头",
            "替换装头",
            "类纸膜",
            "皮套",
            "触控笔",
            "数据线",
            "充电器",
            "耳罩",
            "耳套",
            "耳塞套",
            "海绵套",
            "维修",
            "配件",
            "挂绳",
            "收纳包",
            "收纳盒",
            "screen protector",
            "protective case",
            "carrying case",
            "phone case",
            "replacement strap",
            "replacement filter");

    private static final Pattern MEANT_FOR = Pattern.compile(
            "适用于?|适配|兼容|通用于|配套|代用|compatible with|compatible for|fits|replacement for|case for|cover for|sleeve for|\\bfor\\b");

    /** What comes as a gift is not what is offered: 送保护套. */
    private static final Pattern GIVEN_AWAY = Pattern.compile("[送赠][^/\\s\\])】，,、+|]{1,12}");

    private Accessory() {}

    /** Why the title is an accessory to a product with these names, or empty; the product may be an accessory itself. */
    static Optional<String> reason(Words title, List<String> names, String ownName) {
        var own = Words.of(ownName).folded();
        var sold = GIVEN_AWAY.matcher(title.folded()).replaceAll(" ");
        for (var kind : KINDS) {
            if (sold.contains(kind) && !own.contains(kind)) {
                return Optional.of("the title offers an accessory: " + kind);
            }
        }
        var meant = MEANT_FOR.matcher(title.folded());
        while (meant.find()) {
            if (own.contains(meant.group())) {
                continue;
            }
            if (names.stream().anyMatch(name -> startsSoon(title.folded(), meant.end(), name))) {
                return Optional.of("the title says \"" + meant.group() + "\" before the product's name");
            }
        }
        return Optional.empty();
    }

    private static boolean startsSoon(String title, int from, String name) {
        var at = name.length() < 2 ? -1 : title.indexOf(name, from);
        return at >= 0 && at - from <= REACH;
    }
}
