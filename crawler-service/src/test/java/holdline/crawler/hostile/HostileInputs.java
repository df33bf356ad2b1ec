package holdline.crawler.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import holdline.crawler.fetch.RawServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Pages and answers made to hurt whoever reads them, the same for the same seed. */
final class HostileInputs {

    /**
     * One input.
     *
     * @param kind which row of the table it counts in
     * @param url the page is read as if it came from here, so that every recipe meets it
     */
    record Hostile(int number, String kind, String url, Answer answer) {}

    private static final List<String> URLS = List.of(
            "https://shop.example/item/1",
            "https://s.taobao.com/search?q=x",
            "https://item.taobao.com/item.htm?id=1",
            "https://detail.tmall.com/item.htm?id=1",
            "https://item.jd.com/1.html",
            "https://search.jd.com/Search?keyword=x",
            "https://mobile.yangkeduo.com/goods.html?goods_id=1",
            "https://www.momoshop.com.tw/search/x",
            "https://www.amazon.com/dp/B000000000",
            "https://www.ebay.com/itm/1");

    private static final byte[] BROTLI_PAGE = HexFormat.of()
            .parseHex("1f5b0090ac0b6c471e24991d5d9cbc2c3a79a859f1758c4f39ba9a6cad4edd4283ab1798e671c9619a6e61320d729646"
                    + "0736e0c0a107de7c001d6d70c8099e136f5e9a417e68146700bf23d3bda25618e8406b6a04");
    private static final byte[] BROTLI_ZEROS = HexFormat.of()
            .parseHex("cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfbfffcffffc7"
                    + "3f0110870500baf7ff");
    private static final byte[] BROTLI_DIVS = HexFormat.of().parseHex("9ffefffff88d54b5bfe6214bb3133ef15a14407bff8f0d");

    /** Read as what they say they are, not as pages. */
    static final String SITEMAP = "sitemap bombs";

    static final String FEED = "feed bombs";

    private static final int PAGE = 2_000_000;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";

    private interface Kind {
        Answer make(Random random);
    }

    private record Named(String name, Kind kind) {}

    private HostileInputs() {}

    static List<Hostile> of(long seed, int count) {
        var kinds = kinds();
        var inputs = new ArrayList<Hostile>();
        for (var i = 0; i < count; i++) {
            var own = seed * 1_000_003 + i;
            var named = kinds.get(i % kinds.size());
            var url = URLS.get(new Random(own).nextInt(URLS.size()));
            // Made anew for each request: all together they would not fit into memory.
            inputs.add(new Hostile(
                    i,
                    named.name(),
                    url,
                    out -> named.kind().make(new Random(own)).write(out)));
        }
        return inputs;
    }

    static int kindsCount() {
        return kinds().size();
    }

    private static List<Named> kinds() {
        return List.of(
                new Named("10 MB of <div>", random -> stream("<div>", 10_000_000)),
                new Named("deep nesting", HostileInputs::nesting),
                new Named("misnested formatting", HostileInputs::misnested),
                new Named("deep tables, forms, templates", HostileInputs::scopes),
                new Named("gzip bomb", HostileInputs::gzipBomb),
                new Named("brotli bomb", random -> coded("br", random.nextBoolean() ? BROTLI_ZEROS : BROTLI_DIVS)),
                new Named("zstd bomb", HostileInputs::zstdBomb),
                new Named("broken compression", HostileInputs::brokenCompression),
                new Named("endless chunks", HostileInputs::endlessChunks),
                new Named("a byte now and then", HostileInputs::drip),
                new Named("header flood", HostileInputs::headerFlood),
                new Named("redirects without end", HostileInputs::redirects),
                new Named("cut or no HTTP at all", HostileInputs::cut),
                new Named("robots.txt", HostileInputs::robots),
                new Named("JSON-LD 10,000 deep", HostileInputs::deepJson),
                new Named("JSON-LD wide", HostileInputs::wideJson),
                new Named("broken state JSON", HostileInputs::stateJson),
                new Named("microdata nested or many", HostileInputs::microdata),
                new Named("giant attributes", HostileInputs::attributes),
                new Named("giant texts of digits", HostileInputs::digits),
                new Named("many small elements", HostileInputs::elements),
                new Named("entities and comments", HostileInputs::entities),
                new Named("billion laughs", HostileInputs::laughs),
                new Named("broken charsets", HostileInputs::charsets),
                new Named("NULs and noise", HostileInputs::noise),
                new Named("unclosed raw text", HostileInputs::rawText),
                new Named(SITEMAP, HostileInputs::list),
                new Named(FEED, HostileInputs::list));
    }

    private static Answer html(String body) {
        var bytes = body.getBytes(UTF_8);
        return raw(OK, bytes.length > PAGE ? Arrays.copyOf(bytes, PAGE) : bytes);
    }

    private static Answer raw(String head, byte[] body) {
        return out -> {
            out.write((head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
            out.write(body);
            return true;
        };
    }

    private static Answer coded(String coding, byte[] body) {
        return raw(OK + "Content-Encoding: " + coding + "\r\n", body);
    }

    private static String repeat(String text, int bytes) {
        return text.repeat(Math.max(1, bytes / Math.max(1, text.getBytes(UTF_8).length)));
    }

    private static String any(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static int size(Random random) {
        return 50_000 + random.nextInt(PAGE - 60_000);
    }

    /** Made while it is sent: hostile servers need no memory. */
    private static Answer stream(String text, int bytes) {
        return out -> {
            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
            var chunk = repeat(text, 16_000).getBytes(UTF_8);
            for (var sent = 0; sent < bytes; sent += chunk.length) {
                chunk(out, chunk);
            }
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
            return true;
        };
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
        out.write(bytes);
        out.write("\r\n".getBytes(ISO_8859_1));
    }

    private static Answer nesting(Random random) {
        var tag = any(
                random, "div", "span", "section", "ul", "blockquote", "x-y", "svg", "math", "b", "i", "q", "center");
        return html("<html><body>" + repeat("<" + tag + ">", size(random)) + "¥129.00");
    }

    private static Answer misnested(Random random) {
        return html(repeat(
                any(
                        random,
                        "<a><b>",
                        "<b><i><u></b>",
                        "<font size=1><p>",
                        "<a><div>",
                        "<b><p></b>",
                        "<nobr><b><table>",
                        "<i><a></i><div>",
                        "<code><em></code><li>",
                        "</p></br>",
                        "<b class=" + random.nextInt() + "><div></b>",
                        "<p><a><s><big><tt><small></p>"),
                size(random)));
    }

    private static Answer scopes(Random random) {
        return html(repeat(
                any(
                        random,
                        "<table><tr><td>",
                        "<table><b>x",
                        "<select><option>",
                        "<template>",
                        "<form><button>",
                        "<li><ul>",
                        "<dl><dd><dt>",
                        "<h1><h2>",
                        "<svg><foreignObject><div>",
                        "<math><mi><p>",
                        "<table><caption><table>",
                        "<frameset><frame>",
                        "<ruby><rt>",
                        "<button><p>",
                        "<marquee><object>",
                        "<table>x<tr>y"),
                size(random)));
    }

    private static byte[] gzip(String text, int bytes) {
        var compressed = new ByteArrayOutputStream();
        var piece = repeat(text, 64_000).getBytes(UTF_8);
        try (var gzip = new GZIPOutputStream(compressed)) {
            for (var sent = 0; sent < bytes; sent += piece.length) {
                gzip.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static Answer gzipBomb(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> coded("gzip", gzip("\u0000", 20_000_000));
            case 1 -> coded("gzip", gzip(any(random, "<div>", "<b>", "<table>"), 20_000_000));
            // Members of nothing, without end: bytes that never become any.
            default -> {
                var nothing = gzip("", 0);
                yield out -> {
                    out.write((OK + "Content-Encoding: gzip\r\n\r\n").getBytes(ISO_8859_1));
                    for (var i = 0; i < 1_000_000; i++) {
                        out.write(nothing);
                    }
                    return false;
                };
            }
        };
    }

    private static Answer zstdBomb(Random random) {
        if (random.nextBoolean()) {
            return coded("zstd", Zstd.compress(repeat("<div>", 20_000_000).getBytes(UTF_8)));
        }
        // A window of 128 MB, which a reader would have to keep.
        var compressed = new ByteArrayOutputStream();
        var piece = repeat("<p>", 64_000).getBytes(UTF_8);
        try (var zstd = new ZstdOutputStream(compressed).setLong(27)) {
            for (var i = 0; i < 100; i++) {
                zstd.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded("zstd", compressed.toByteArray());
    }

    private static Answer brokenCompression(Random random) {
        var coding = any(random, "gzip", "br", "zstd", "deflate", "gzip, br", "compress");
        var bytes = switch (coding) {
            case "gzip" -> gzip("<p>page " + random.nextInt(), 100_000);
            case "zstd" ->
                Zstd.compress(("<p>page " + random.nextInt()).repeat(1_000).getBytes(UTF_8));
            default -> random.nextBoolean() ? BROTLI_PAGE.clone() : BROTLI_ZEROS.clone();
        };
        var changes = random.nextInt(6);
        for (var i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return coded(coding, random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    private static Answer endlessChunks(Random random) {
        var text = any(random, "<p>x", "x", "\n", "<div><b>");
        var size = any(random, "1", "100", "4000");
        var extension = random.nextInt(4) == 0;
        return out -> {
            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
            if (extension) {
                out.write("1;".getBytes(ISO_8859_1));
                var flood = "x".repeat(64_000).getBytes(ISO_8859_1);
                for (var i = 0; i < 10_000; i++) {
                    out.write(flood);
                }
            }
            var piece = repeat(text, Integer.parseInt(size, 16)).getBytes(UTF_8);
            var framed = new ByteArrayOutputStream();
            while (framed.size() < 64_000) {
                chunk(framed, piece);
            }
            for (var i = 0; i < 100_000; i++) {
                framed.writeTo(out);
            }
            return false;
        };
    }

    private static Answer drip(Random random) {
        var first = random.nextBoolean() ? OK + "Content-Length: 1000\r\n\r\n" : "HTTP/1.1 200 OK\r\n";
        return out -> {
            out.write(first.getBytes(ISO_8859_1));
            for (var i = 0; i < 60; i++) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return false;
        };
    }

    private static Answer headerFlood(Random random) {
        var line = any(
                random,
                "X-A: " + "a".repeat(200) + "\r\n",
                "a:b\r\n",
                "Set-Cookie: a=" + "b".repeat(4_000) + "\r\n",
                ":\r\n",
                "x".repeat(10_000),
                "Location: http://" + "a".repeat(70_000) + "\r\n");
        return out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            var bytes = line.getBytes(ISO_8859_1);
            for (var sent = 0; sent < 50_000_000; sent += bytes.length) {
                out.write(bytes);
            }
            return false;
        };
    }

    private static Answer redirects(Random random) {
        var to = any(
                random,
                "?again=" + random.nextInt(),
                "/" + "a/../".repeat(1_000),
                "//" + "a.".repeat(120) + "test/",
                "http://[::1]:1/",
                "http://" + "user".repeat(1_000) + "@127.0.0.1/",
                "javascript:0",
                "%",
                "\\\\\\",
                "http://127.0.0.1:65536/",
                "é" + "%ff".repeat(1_000));
        return raw(
                "HTTP/1.1 30" + any(random, "1", "2", "3", "7", "8") + " Found\r\nLocation: " + to + "\r\n",
                new byte[0]);
    }

    private static Answer cut(Random random) {
        var noise = new byte[random.nextInt(5_000)];
        random.nextBytes(noise);
        var answer = any(
                random,
                "",
                "HTTP/1.1",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 99999 OK\r\n\r\n",
                "HTTP/1.1 -1\r\n\r\n",
                OK + "Content-Length: 99999999999999999999\r\n\r\n",
                OK + "Content-Length: -5\r\n\r\n",
                OK + "Content-Length: 5000000000\r\n\r\nx",
                OK + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
                OK + "Content-Length: 10\r\nContent-Length: 20\r\n\r\nxxxxxxxxxx",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n".repeat(1_000),
                "HTTP/1.1 200 OK\r\nContent-Type: " + "\u0000\u0001é".repeat(100) + "\r\nETag: \u00ff\r\n\r\n<p>",
                "\r\n".repeat(10_000));
        return out -> {
            out.write(answer.getBytes(ISO_8859_1));
            out.write(noise);
            return false;
        };
    }

    /** Read as rules when the run asks for this kind. */
    private static Answer robots(Random random) {
        var body = switch (random.nextInt(5)) {
            case 0 -> "User-agent: *\n" + repeat("Disallow: /" + "*a".repeat(500) + "b\n", PAGE / 3);
            case 1 -> "User-agent: *\n" + repeat("Disallow: /*" + random.nextInt() + "*$\n", PAGE / 3);
            case 2 -> repeat("User-agent: HoldlineBot\nCrawl-delay: 1e99\n", PAGE / 3);
            case 3 -> "User-agent: " + "x".repeat(size(random));
            default -> "Disallow: " + "%".repeat(size(random));
        };
        return raw("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n", body.getBytes(UTF_8));
    }

    private static String ld(String json) {
        return "<html><head><script type=\"application/ld+json\">" + json + "</script></head><body>¥1</body></html>";
    }

    private static Answer deepJson(Random random) {
        var depth = 10_000 + random.nextInt(10_000);
        return html(ld(
                switch (random.nextInt(5)) {
                    case 0 -> "[".repeat(depth);
                    case 1 -> "[".repeat(depth) + "]".repeat(depth);
                    case 2 -> "{\"@graph\":".repeat(depth);
                    case 3 -> "{\"@type\":\"Product\",\"offers\":".repeat(depth) + "1" + "}".repeat(depth);
                    default -> "{\"a\":[".repeat(depth) + "]}".repeat(depth);
                }));
    }

    private static Answer wideJson(Random random) {
        var offer =
                "{\"@type\":\"Offer\",\"price\":\"%d\",\"priceCurrency\":\"CNY\"},".formatted(random.nextInt(10_000));
        return html(
                switch (random.nextInt(8)) {
                    case 6 -> ld("x" + " ".repeat(size(random)) + "y");
                    case 7 -> ld("[1" + repeat(", ", size(random)) + ";".repeat(1_000) + "]");
                    case 0 ->
                        ld("{\"@type\":\"Product\",\"name\":\"x\",\"offers\":[" + repeat(offer, size(random)) + "{}]}");
                    case 1 -> ld("{\"@type\":\"Product\",\"offers\":{\"price\":" + "9".repeat(size(random)) + "}}");
                    case 2 ->
                        ld("{\"@type\":\"Product\",\"offers\":{\"price\":\"1e999999999\",\"lowPrice\":1e-999999}}");
                    case 3 ->
                        repeat(ld("{\"@type\":\"Product\",\"name\":\"a\",\"offers\":" + offer + "}"), size(random));
                    case 4 ->
                        ld("{\"@type\":\"ItemList\",\"itemListElement\":["
                                + repeat("{\"@type\":\"Product\",\"name\":\"a\",\"hasVariant\":[{},{}]},", size(random))
                                + "{}]}");
                    default -> ld("[" + repeat(",", size(random)) + "]");
                });
    }

    private static Answer stateJson(Random random) {
        return html("<script>"
                + repeat(
                        any(
                                random,
                                "g_page_config = {",
                                "self.__next_f.push([1,\"x\"])",
                                "self.__next_f.push(",
                                "window.__INITIAL_STATE__=[",
                                "window.rawData={\"store\":",
                                "__NEXT_DATA__ = {\"a\":{",
                                "window.rawData={\"a\":\"",
                                "{\"price\":\"1\",",
                                "</script><script>window.__INITIAL_STATE__={",
                                "/*",
                                "'\\"),
                        size(random)));
    }

    private static Answer microdata(Random random) {
        return html(repeat(
                any(
                        random,
                        "<div itemscope itemtype='http://schema.org/Product'>",
                        "<div itemscope itemprop=offers>",
                        "<p itemprop='price a b c d e'>1</p>",
                        "<div itemscope itemtype=http://schema.org/Offer><b itemprop=price content=1></b></div>",
                        "<div typeof=Product property=offers>",
                        "<div vocab=http://schema.org/ typeof=Product><i property=price>1</i>",
                        "<meta property=product:price:amount content=1>",
                        "<div itemscope itemref='a b c' id=a>"),
                size(random)));
    }

    private static Answer attributes(Random random) {
        return html(
                switch (random.nextInt(6)) {
                    case 0 -> "<div class='" + repeat("price ", size(random)) + "'>¥1</div>";
                    case 1 -> {
                        var many = new StringBuilder("<div ");
                        for (var i = 0; many.length() < PAGE / 2; i++) {
                            many.append('a').append(i).append("=1 ");
                        }
                        yield many + ">x</div>";
                    }
                    case 2 -> "<meta property='og:price:amount' content='" + "9".repeat(size(random)) + "'>";
                    case 3 -> "<meta property='product:price:amount' content='" + "1,".repeat(size(random) / 2) + "'>";
                    case 4 -> "<img src='data:image/png;base64," + "A".repeat(size(random)) + "'>";
                    default -> "<a href='" + "../".repeat(size(random) / 3) + "' itemprop=url>x</a>";
                });
    }

    private static Answer digits(Random random) {
        var text = any(
                random,
                "¥1 ",
                "1,",
                "1.",
                "$1.00 ",
                "满1减",
                "9",
                "1 2 3 ",
                "￥",
                " ",
                "1-",
                "US$",
                "原价1现价",
                "0.3g*13s*2板 ",
                "\u00a0");
        return html("<html><title>" + repeat(text, size(random) / 3) + "</title><body><h1>"
                + repeat(text, size(random) / 3) + "</h1><p class=price>" + repeat(text, size(random) / 3));
    }

    private static Answer elements(Random random) {
        return html(repeat(
                any(
                        random,
                        "<p class=price>¥1.00</p>",
                        "<i>1</i>",
                        "<br>",
                        "<h1>x</h1>",
                        "<li class=gl-item data-sku=1><div class=p-price><i>1</i></div></li>",
                        "<input type=password>",
                        "<span>¥</span><span>1</span><span>.00</span>",
                        "<del>¥2</del>¥1 ",
                        "<div>已下架</div>",
                        "<a href=/item/1>x</a>"),
                size(random)));
    }

    private static Answer entities(Random random) {
        return html(repeat(
                any(
                        random,
                        "&amp;",
                        "&",
                        "&#",
                        "&#x10FFFF;",
                        "&CounterClockwiseContourIntegral",
                        "<!--",
                        "<!-- -- >",
                        "<!",
                        "</",
                        "<![CDATA[",
                        "<?",
                        "<a<",
                        "<!DOCTYPE "),
                size(random)));
    }

    private static Answer laughs(Random random) {
        var entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 20; i++) {
            entities.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        var body = entities + "]><x><price>&a19;</price>" + repeat("&a19;", random.nextInt(100_000) + 10) + "</x>";
        return raw(
                "HTTP/1.1 200 OK\r\nContent-Type: " + any(random, "text/xml", "application/xml", "text/html") + "\r\n",
                body.getBytes(UTF_8));
    }

    private static Answer charsets(Random random) {
        var label = any(
                random,
                "gbk",
                "big5",
                "shift_jis",
                "euc-kr",
                "utf-8",
                "utf-16",
                "utf-7",
                "iso-2022-jp",
                "nonsense",
                "windows-1251",
                "x".repeat(500));
        var bytes = new byte[size(random)];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        } else {
            Arrays.fill(bytes, (byte) (0x80 + random.nextInt(0x80)));
        }
        var start = any(
                        random,
                        "",
                        "<?xml encoding='" + label + "'?>",
                        "<meta charset=" + label + ">",
                        "\u00ff\u00fe",
                        "\u001b$B")
                .getBytes(ISO_8859_1);
        System.arraycopy(start, 0, bytes, 0, start.length);
        return raw(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html" + (random.nextBoolean() ? "; charset=" + label : "")
                        + "\r\n",
                bytes);
    }

    private static Answer noise(Random random) {
        var bytes = new byte[size(random)];
        switch (random.nextInt(3)) {
            case 0 -> Arrays.fill(bytes, (byte) 0);
            case 1 -> {
                for (var i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) "<>/= \"'ab&;-!\u0000".charAt(random.nextInt(14));
                }
            }
            default -> random.nextBytes(bytes);
        }
        return raw(OK, bytes);
    }

    private static Answer rawText(Random random) {
        return html("<" + any(random, "script", "style", "textarea", "title", "noscript", "xmp", "plaintext", "iframe")
                + ">" + repeat(any(random, "<", "</s", "<!--<script>", "{", "</scripx>", "]]>", "x "), size(random)));
    }

    /** 400,000 different addresses in less than 2 MB, made once. */
    private static final byte[] MANY_ADDRESSES = manyAddresses();

    private static byte[] manyAddresses() {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write("<?xml version=\"1.0\"?><urlset>".getBytes(UTF_8));
            for (var i = 0; i < 400_000; i++) {
                gzip.write(("<url><loc>http://a.test/" + i + "</loc></url>").getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** A sitemap or a feed. */
    private static Answer list(Random random) {
        var kind = random.nextInt(12);
        var bytes = switch (kind) {
            case 0 -> MANY_ADDRESSES;
            case 1 -> gzip(any(random, "\u0000", " ", "<url>", "<a>", "<item><link>http://a.test/"), 20_000_000);
            case 2 -> packed(gzip("<url><loc>http://a.test/</loc></url>", 1_000_000));
            case 3 -> {
                var nothing = gzip("", 0);
                var parts = new ByteArrayOutputStream();
                while (parts.size() < size(random)) {
                    parts.writeBytes(nothing);
                }
                yield parts.toByteArray();
            }
            default -> cut(document(kind, random).getBytes(UTF_8));
        };
        return raw(
                "HTTP/1.1 200 OK\r\nContent-Type: "
                        + any(random, "application/xml", "text/plain", "application/x-gzip", "text/csv") + "\r\n",
                bytes);
    }

    private static byte[] cut(byte[] bytes) {
        return bytes.length > PAGE ? Arrays.copyOf(bytes, PAGE) : bytes;
    }

    private static byte[] packed(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String document(int kind, Random random) {
        var xml = "<?xml version=\"1.0\"?>";
        return switch (kind) {
            case 4 -> {
                var entities = new StringBuilder(xml + "<!DOCTYPE x [<!ENTITY a0 \"ha\">");
                for (var i = 1; i < 20; i++) {
                    entities.append("<!ENTITY a%d \"%s\">"
                            .formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
                }
                yield entities + "]><urlset><url><loc>http://a.test/&a19;</loc></url></urlset>";
            }
            case 5 ->
                xml + "<sitemapindex>" + repeat("<sitemap><loc>http://a.test/s.xml</loc></sitemap>", size(random))
                        + "</sitemapindex>";
            case 6 -> xml + repeat(any(random, "<urlset>", "<a>", "<x:y>", "<rss><channel><item>"), size(random));
            case 7 -> repeat(any(random, "http://a.test/\n", "\n", "a,", "a\tb\n", "\"", "\"\n"), size(random));
            case 8 ->
                xml + "<urlset><url><loc>http://a.test/" + "a/../".repeat(size(random) / 5) + "</loc></url></urlset>";
            case 9 ->
                xml + "<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>"
                        + repeat(
                                any(
                                        random,
                                        "<item><link>http://a.test/1</link><g:price>1.00 EUR</g:price></item>",
                                        "<item/>",
                                        "<item><title>" + "9".repeat(5_000) + "</title><g:price>" + "1,".repeat(2_000)
                                                + "</g:price></item>"),
                                size(random));
            case 10 -> repeat(any(random, "{\"a\":", "[", "{}\n", "{\"price\":\"1\"}\n", "[[[[{"), size(random));
            default ->
                xml + "<urlset " + repeat("xmlns:a" + random.nextInt(10) + "='x' ", size(random)) + "><url/></urlset>";
        };
    }
}
