package holdline.pricing.matching;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words by which makers tell the members of a line: another edition is another product. */
enum Edition {
    UPGRADE("upgrade", "upg", "upgr", "升级版"),
    STANDARD("standard", "std", "标准版"),
    PROFESSIONAL("professional", "pro", "专业版"),
    PREMIUM("premium", "premier"),
    DELUXE("deluxe", "豪华版"),
    ULTIMATE("ultimate", "旗舰版"),
    ULTRA("ultra"),
    HOME("home", "家庭版"),
    BUSINESS("business"),
    ENTERPRISE("enterprise", "企业版"),
    ACADEMIC("academic", "student", "education", "学生版"),
    ESSENTIALS("essentials", "basic", "elements"),
    SERVER("server", "svr"),
    MAC("mac", "macintosh"),
    WINDOWS("windows", "win"),
    LITE("lite", "light", "青春版"),
    PLUS("plus"),
    MINI("mini"),
    MAX("max"),
    AIR("air"),
    KIT("kit", "bundle", "combo", "套装", "套餐"),
    /** Made by others, or made new again. */
    SUBSTITUTE("remanufactured", "refurbished", "compatible", "replacement", "used", "generic", "翻新", "二手", "兼容", "代用");

    private static final Map<String, Edition> BY_WORD = new HashMap<>();

    static {
        for (var edition : values()) {
            List.of(edition.words.split(" ")).forEach(word -> BY_WORD.put(word, edition));
        }
    }

    /** Separated by spaces. */
    private final String words;

    Edition(String... words) {
        this.words = String.join(" ", words);
    }

    static Set<Edition> in(Collection<String> tokens) {
        var found = EnumSet.noneOf(Edition.class);
        for (var token : tokens) {
            var edition = BY_WORD.get(token);
            if (edition != null) {
                found.add(edition);
            }
        }
        return found;
    }
}
