package holdline.crawler.extract;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** What tables of details say: brand, item number, barcode, manufacturer's number. A label, and the text right after it. */
final class Particulars {

    private enum Part {
        BRAND,
        SKU,
        GTIN,
        MPN
    }

    private static final int MAX_LABEL = 34;
    private static final int MAX_VALUE = 80;
    private static final int MAX_ELEMENTS = 40_000;

    private static final Map<String, Part> LABELS = Map.ofEntries(
            Map.entry("brand", Part.BRAND),
            Map.entry("brand name", Part.BRAND),
            Map.entry("marke", Part.BRAND),
            Map.entry("hersteller", Part.BRAND),
            Map.entry("marque", Part.BRAND),
            Map.entry("marca", Part.BRAND),
            Map.entry("merk", Part.BRAND),
            Map.entry("marka", Part.BRAND),
            Map.entry("zīmols", Part.BRAND),
            Map.entry("ražotājs", Part.BRAND),
            Map.entry("бренд", Part.BRAND),
            Map.entry("производитель", Part.BRAND),
            Map.entry("品牌", Part.BRAND),
            Map.entry("品牌名稱", Part.BRAND),
            Map.entry("品牌名称", Part.BRAND),
            Map.entry("ブランド", Part.BRAND),
            Map.entry("sku", Part.SKU),
            Map.entry("asin", Part.SKU),
            Map.entry("item number", Part.SKU),
            Map.entry("item no", Part.SKU),
            Map.entry("item code", Part.SKU),
            Map.entry("product code", Part.SKU),
            Map.entry("ebay item number", Part.SKU),
            Map.entry("article number", Part.SKU),
            Map.entry("artikelnummer", Part.SKU),
            Map.entry("artikelnr", Part.SKU),
            Map.entry("art-nr", Part.SKU),
            Map.entry("référence", Part.SKU),
            Map.entry("referencia", Part.SKU),
            Map.entry("referência", Part.SKU),
            Map.entry("артикул", Part.SKU),
            Map.entry("код товара", Part.SKU),
            Map.entry("商品编号", Part.SKU),
            Map.entry("商品編號", Part.SKU),
            Map.entry("货号", Part.SKU),
            Map.entry("貨號", Part.SKU),
            Map.entry("ean", Part.GTIN),
            Map.entry("ean code", Part.GTIN),
            Map.entry("ean-code", Part.GTIN),
            Map.entry("gtin", Part.GTIN),
            Map.entry("upc", Part.GTIN),
            Map.entry("barcode", Part.GTIN),
            Map.entry("isbn-13", Part.GTIN),
            Map.entry("条形码", Part.GTIN),
            Map.entry("条码", Part.GTIN),
            Map.entry("國際條碼", Part.GTIN),
            Map.entry("штрихкод", Part.GTIN),
            Map.entry("mpn", Part.MPN),
            Map.entry("model", Part.MPN),
            Map.entry("model number", Part.MPN),
            Map.entry("item model number", Part.MPN),
            Map.entry("model no", Part.MPN),
            Map.entry("part number", Part.MPN),
            Map.entry("manufacturer part number", Part.MPN),
            Map.entry("manufacturer reference", Part.MPN),
            Map.entry("modellnummer", Part.MPN),
            Map.entry("herstellernummer", Part.MPN),
            Map.entry("modelo", Part.MPN),
            Map.entry("modelis", Part.MPN),
            Map.entry("модель", Part.MPN),
            Map.entry("型号", Part.MPN),
            Map.entry("型號", Part.MPN));

    private static final Pattern GTIN = Pattern.compile("\\d{8}|\\d{12,14}");

    private @Nullable String brand;
    private @Nullable String sku;
    private @Nullable String gtin;
    private @Nullable String mpn;
    private int elements;

    private Particulars() {}

    static Facts in(Page page) {
        var found = new Particulars();
        page.document().body().filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    found.read(text);
                    return FilterResult.CONTINUE;
                }
                if (!(node instanceof Element element) || found.isFull() || found.elements++ > MAX_ELEMENTS) {
                    return node instanceof Element ? FilterResult.STOP : FilterResult.SKIP_ENTIRELY;
                }
                return switch (element.normalName()) {
                    case "script", "style", "noscript", "option", "svg", "form" ->
                        element.normalName().equals("form") ? FilterResult.CONTINUE : FilterResult.SKIP_ENTIRELY;
                    default -> FilterResult.CONTINUE;
                };
            }
        });
        return Facts.nothing("details").identified(found.brand, found.sku, found.gtin, found.mpn);
    }

    private boolean isFull() {
        return brand != null && sku != null && gtin != null && mpn != null;
    }

    private void read(TextNode node) {
        var whole = node.getWholeText();
        if (whole.length() > 4 * MAX_VALUE || whole.isBlank()) {
            return;
        }
        var text = whole.strip();
        var colon = colon(text);
        if ((colon > 0 ? colon : text.length()) > MAX_LABEL + 4) {
            return;
        }
        var label = bare(colon > 0 ? text.substring(0, colon) : text);
        var part = LABELS.get(label.toLowerCase(Locale.ROOT));
        if (part == null) {
            return;
        }
        var inline = colon > 0 ? bare(text.substring(colon + 1)) : "";
        var value = inline.isEmpty() ? after(node, colon > 0) : inline;
        if (value != null) {
            note(part, value);
        }
    }

    /** Without the spaces, colons and bullets at its ends. */
    private static String bare(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isEdge(text.charAt(from), "•·-")) {
            from++;
        }
        while (to > from && isEdge(text.charAt(to - 1), ".")) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isEdge(char c, String more) {
        return c <= ' '
                ? c == ' ' || (c >= '\t' && c <= '\r')
                : ":：|".indexOf(c) >= 0 || more.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT;
    }

    private static int colon(String text) {
        var plain = text.indexOf(':');
        var wide = text.indexOf('：');
        return plain < 0 ? wide : wide < 0 ? plain : Math.min(plain, wide);
    }

    /** A label alone needs the form of a table; one with a colon is a label anywhere. */
    private static @Nullable String after(TextNode label, boolean colon) {
        if (colon && label.nextSibling() instanceof Element next) {
            return shortText(next);
        }
        var parent = label.parent();
        if (parent == null) {
            return null;
        }
        var cell = parent;
        for (var i = 0; i < 2; i++) {
            var next = cell.nextElementSibling();
            if (next != null) {
                var tabular = colon
                        || cell.normalName().equals("th")
                        || cell.normalName().equals("td")
                        || cell.normalName().equals("dt")
                        || Looks.text(cell, MAX_LABEL + 1).length() <= MAX_LABEL;
                return tabular ? shortText(next) : null;
            }
            if (colon && cell.nextSibling() instanceof TextNode words && !words.isBlank()) {
                var text = words.text().strip();
                return text.length() <= MAX_VALUE ? text : null;
            }
            cell = cell.parent();
            if (cell == null || Looks.text(cell, MAX_LABEL + 1).length() > MAX_LABEL) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable String shortText(Element element) {
        var text = bare(Looks.text(element, MAX_VALUE + 1));
        return text.isEmpty() || text.length() > MAX_VALUE ? null : text;
    }

    private void note(Part part, String value) {
        var clean = SchemaOrg.clean(value);
        if (clean == null || LABELS.containsKey(clean.toLowerCase(Locale.ROOT))) {
            return;
        }
        switch (part) {
            case BRAND -> brand = Objects.requireNonNullElse(brand, clean);
            case SKU -> sku = Objects.requireNonNullElse(sku, clean);
            case MPN -> mpn = Objects.requireNonNullElse(mpn, clean);
            case GTIN -> {
                var digits = clean.replaceAll("[\\s-]", "");
                if (gtin == null && GTIN.matcher(digits).matches()) {
                    gtin = digits;
                }
            }
        }
    }
}
