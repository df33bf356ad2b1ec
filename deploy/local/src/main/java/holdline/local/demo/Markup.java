package holdline.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a page the way shops do: some with JSON-LD, some with microdata, some with OpenGraph beside it. */
final class Markup {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Markup() {}

    /** The whole page. Which markup a shop uses depends on its host, so that every kind occurs. */
    static String of(Page page) {
        var microdata = page.shop().host().contains("h");
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <title>%s - %s</title>
                <link rel="canonical" href="%s">
                %s
                <style>body{font:16px/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}s{color:#888}.now{font-size:2rem;color:#c0392b}.tag{background:#fdecea;color:#c0392b;padding:.1rem .5rem}</style>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(
                        page.isChinese() ? "zh-CN" : "en",
                        escaped(page.title()),
                        escaped(page.shop().name()),
                        escaped(page.url()),
                        microdata ? openGraph(page) : jsonLd(page),
                        microdata ? microdata(page) : plain(page));
    }

    private static String jsonLd(Page page) {
        var product = JSON.createObjectNode()
                .put("@context", "https://schema.org")
                .put("@type", "Product")
                .put("name", page.title())
                .put("sku", page.path().replaceAll("\\D", ""))
                .put(
                        "image",
                        "http://" + page.shop().host() + "/pictures/"
                                + page.path().replaceAll("\\D", "") + ".jpg");
        if (page.goods() != null) {
            product.putObject("brand").put("@type", "Brand").put("name", "岚汀 LANTING");
            product.put("gtin13", page.goods().gtin()).put("mpn", page.goods().model());
        }
        offer(product.putObject("offers"), page);
        return "<script type=\"application/ld+json\">" + product.toString().replace("</", "<\\/") + "</script>";
    }

    private static void offer(ObjectNode offer, Page page) {
        offer.put("@type", "Offer")
                .put("url", page.url())
                .put("price", page.price())
                .put("priceCurrency", page.currency())
                .put("availability", "https://schema.org/" + availability(page));
        offer.putObject("seller")
                .put("@type", "Organization")
                .put("name", page.shop().name())
                .put("identifier", page.shop().id());
    }

    private static String availability(Page page) {
        return page.conduct() == Page.Conduct.SOLD_OUT ? "OutOfStock" : "InStock";
    }

    private static String openGraph(Page page) {
        return """
                <meta property="og:type" content="product">
                <meta property="og:title" content="%s">
                <meta property="og:url" content="%s">
                <meta property="product:price:amount" content="%s">
                <meta property="product:price:currency" content="%s">""".formatted(escaped(page.title()), escaped(page.url()), page.price(), page.currency());
    }

    private static String microdata(Page page) {
        var goods = page.goods();
        return """
                <div itemscope itemtype="https://schema.org/Product">
                <h1 itemprop="name">%s</h1>
                %s
                <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
                <p><s>%s</s> <span class="now">%s</span>
                <meta itemprop="price" content="%s"><meta itemprop="priceCurrency" content="%s">
                <link itemprop="availability" href="https://schema.org/%s"></p>
                <p itemprop="seller" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">%s</span>
                <meta itemprop="identifier" content="%s"></p>
                </div>
                %s
                </div>""".formatted(
                escaped(page.title()),
                goods == null
                        ? ""
                        : "<p><span itemprop=\"brand\">岚汀 LANTING</span> <span itemprop=\"mpn\">" + goods.model()
                                + "</span> <span itemprop=\"gtin13\">" + goods.gtin() + "</span></p>",
                listPrice(page),
                shown(page, page.price()),
                page.price(),
                page.currency(),
                availability(page),
                escaped(page.shop().name()),
                escaped(page.shop().id()),
                words(page));
    }

    private static String plain(Page page) {
        return """
                <h1>%s</h1>
                <p><s>%s</s> <span class="now">%s</span></p>
                <p>%s</p>
                %s""".formatted(
                        escaped(page.title()),
                        listPrice(page),
                        shown(page, page.price()),
                        escaped(page.shop().name()),
                        words(page));
    }

    private static String words(Page page) {
        var promotion =
                page.promotion() == null ? "" : "<p class=\"tag promotion\">" + escaped(page.promotion()) + "</p>";
        var stock = switch (page.conduct()) {
            case SOLD_OUT -> page.isChinese() ? "<p>已售罄</p>" : "<p>Sold out</p>";
            case SELLS, GONE, BLOCKS ->
                page.isChinese() ? "<p>现货 · 48小时内发货 · 七天无理由退货</p>" : "<p>In stock. Ships within two days.</p>";
        };
        return promotion + stock;
    }

    private static String listPrice(Page page) {
        return page.listPrice() == null ? "" : shown(page, page.listPrice());
    }

    private static String shown(Page page, String amount) {
        return (page.isChinese() ? "¥" : "$") + amount;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
