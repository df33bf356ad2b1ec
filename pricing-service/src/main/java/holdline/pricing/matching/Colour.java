package holdline.pricing.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Colours by which siblings differ, as the languages of large marketplaces write them. */
enum Colour {
    BLACK("黑色", "black", "blk", "schwarz", "noir", "negro", "negra", "nero", "nera", "zwart", "czarny", "czarne"),
    WHITE(
            "白色", "white", "wht", "weiss", "blanc", "blanche", "blanco", "blanca", "bianco", "bianca", "wit", "bialy",
            "biale"),
    RED("红色", "red", "rot", "rouge", "rojo", "roja", "rosso", "rossa", "rood", "czerwony"),
    BLUE("蓝色", "blue", "blu", "blau", "bleu", "azul", "blauw", "niebieski"),
    GREEN("绿色", "green", "grn", "grun", "vert", "verde", "groen", "zielony"),
    YELLOW("黄色", "yellow", "gelb", "jaune", "amarillo", "giallo", "geel"),
    ORANGE("橙色", "orange", "naranja", "arancione", "oranje"),
    PINK("粉色", "pink", "rosa", "roze"),
    PURPLE("紫色", "purple", "violet", "lila", "morado", "viola", "paars"),
    BROWN("棕色", "brown", "braun", "marron", "marrone", "bruin"),
    GREY("灰色", "grey", "gray", "grau", "gris", "grigio", "grijs", "graphite"),
    SILVER("银色", "silver", "slv", "silber", "argent", "plata", "argento", "zilver"),
    GOLD("金色", "gold", "golden", "dore", "dorado", "oro", "goud");

    private static final Map<String, Colour> BY_WORD = new HashMap<>();

    static {
        for (var colour : values()) {
            List.of(colour.words.split(" ")).forEach(word -> BY_WORD.put(word, colour));
        }
    }

    private final String chinese;
    /** Separated by spaces. */
    private final String words;

    Colour(String chinese, String... words) {
        this.chinese = chinese;
        this.words = String.join(" ", words);
    }

    static Set<Colour> in(Collection<String> tokens, String folded) {
        var found = EnumSet.noneOf(Colour.class);
        for (var token : new HashSet<>(tokens)) {
            var colour = BY_WORD.get(token);
            if (colour != null) {
                found.add(colour);
            }
        }
        Arrays.stream(values())
                .filter(colour -> folded.contains(colour.chinese))
                .forEach(found::add);
        return found;
    }
}
