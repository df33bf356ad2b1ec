package holdline.crawler.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One product page of the farm: a head, a menu, the product, related products in a carousel, reviews, and scripts, 30 to
 * 500 KB of it. Every page is the same on every run.
 *
 * @param number decides size, words and where the structured data stand
 * @param cents the price
 */
record ShopPage(int number, int cents) {

    private static final int LEAST_BYTES = 30_000;
    private static final int MOST_BYTES = 500_000;
    private static final String[] WORDS = {
        "steel", "kettle", "bottle", "lid", "warm", "hours", "family", "travel", "gift", "sturdy", "light", "handle",
        "clean", "kitchen", "colour", "morning", "quick", "silent", "office", "garden"
    };

    /** Where the page states its data for machines: six, two and two of ten pages. */
    enum Structure {
        HEAD,
        END_OF_BODY,
        NONE
    }

    static ShopPage of(int number) {
        return new ShopPage(number, 1_000 + new SplittableRandom(number).nextInt(90_000));
    }

    ShopPage repriced(int by) {
        return new ShopPage(number, cents + by);
    }

    Structure structure() {
        return switch (number % 10) {
            case 6, 7 -> Structure.END_OF_BODY;
            case 8, 9 -> Structure.NONE;
            default -> Structure.HEAD;
        };
    }

    String title() {
        var random = new SplittableRandom(number);
        return "Lanting " + word(random) + " " + word(random) + " no. " + number;
    }

    String amount() {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    byte[] html() {
        var random = new SplittableRandom(number * 31L + 7);
        var size = (int) (LEAST_BYTES * Math.pow((double) MOST_BYTES / LEAST_BYTES, random.nextDouble()));
        var page = new StringBuilder(size + 10_000);
        head(page, random, size / 4);
        page.append("<body><header><nav><ul>");
        for (var n = 0; n < 60; n++) {
            page.append("<li class=\"menu-item\"><a href=\"/c/")
                    .append(n)
                    .append("\"><span>")
                    .append(word(random))
                    .append("</span></a></li>");
        }
        page.append("</ul></nav></header><main>");
        product(page, random);
        while (page.length() < size - 4_000) {
            if (random.nextInt(3) == 0) {
                related(page, random);
            } else {
                review(page, random);
            }
        }
        page.append("</main><footer><p>All prices include tax.</p></footer>");
        if (structure() == Structure.END_OF_BODY) {
            page.append(jsonLd());
        }
        return page.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void head(StringBuilder page, SplittableRandom random, int scripts) {
        page.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title())
                .append("</title><link rel=\"stylesheet\" href=\"/a.css\">");
        if (structure() == Structure.HEAD) {
            page.append(jsonLd());
        }
        page.append("<script>window.settings={");
        while (page.length() < scripts) {
            page.append(word(random)).append(random.nextInt(1_000)).append(":[");
            page.append(random.nextInt(1_000_000))
                    .append(",\"")
                    .append(word(random))
                    .append("\"],");
        }
        page.append("end:1};</script></head>");
    }

    private String jsonLd() {
        return """
                <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"%s",\
                "sku":"SKU-%d","brand":{"@type":"Brand","name":"Lanting"},"offers":{"@type":"Offer","price":"%s",\
                "priceCurrency":"EUR","availability":"https://schema.org/InStock"}}</script>""".formatted(title(), number, amount());
    }

    private void product(StringBuilder page, SplittableRandom random) {
        page.append("<div class=\"product\"><div class=\"gallery\"><img src=\"/i/")
                .append(number)
                .append(".jpg\" alt=\"\"></div><div class=\"product-info\"><h1 class=\"product-title\">")
                .append(title())
                .append("</h1><div class=\"product-price\"><span class=\"price\">€")
                .append(amount())
                .append("</span></div><button class=\"add-to-cart\" type=\"submit\">Add to cart</button>")
                .append("<p class=\"stock\">In stock</p></div><div class=\"description\">");
        sentence(page, random, 80);
        page.append("</div></div>");
    }

    private static void related(StringBuilder page, SplittableRandom random) {
        page.append("<section class=\"related-products carousel\"><h2>You may also like</h2>");
        for (var n = 0; n < 6; n++) {
            page.append("<div class=\"card\"><a href=\"/p/")
                    .append(random.nextInt(10_000))
                    .append("\"><img src=\"/i/x.jpg\" alt=\"\"><span class=\"name\">")
                    .append(word(random))
                    .append(' ')
                    .append(word(random))
                    .append("</span><span class=\"price\">€")
                    .append(String.format(Locale.ROOT, "%d.99", 5 + random.nextInt(900)))
                    .append("</span></a></div>");
        }
        page.append("</section>");
    }

    private static void review(StringBuilder page, SplittableRandom random) {
        page.append("<article class=\"review\"><div class=\"stars\" data-stars=\"")
                .append(1 + random.nextInt(5))
                .append("\"></div><p>");
        sentence(page, random, 30 + random.nextInt(60));
        page.append("</p><footer><time datetime=\"2026-03-01\">March</time></footer></article>");
    }

    private static void sentence(StringBuilder page, SplittableRandom random, int words) {
        for (var n = 0; n < words; n++) {
            page.append(word(random)).append(n % 12 == 11 ? ". " : " ");
        }
    }

    private static String word(SplittableRandom random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
