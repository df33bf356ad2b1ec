package holdline.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Words by which pages say that something stands in the way, or that the thing is no longer offered. Only looked at when
 * the page states no product, or in short texts of their own: a long text may mention anything.
 */
final class Signs {

    private static final int SMALL_PAGE = 4_000;
    private static final int SHORT_PAGE = 1_500;
    private static final int TINY_PAGE = 400;
    private static final int LONG_SOURCE = 200_000;
    private static final int LONG_SCRIPT = 20_000;

    private static final List<String> CHALLENGE = List.of(
            "captcha",
            "验证码",
            "滑动验证",
            "拖动滑块",
            "安全验证",
            "访问验证",
            "人机验证",
            "请完成验证",
            "请先登录",
            "请登录后",
            "登录后查看",
            "驗證您是人類",
            "verify you are human",
            "verify that you are human",
            "are you a human",
            "are you a robot",
            "not a robot",
            "unusual traffic",
            "checking your browser",
            "just a moment...",
            "enable javascript and cookies to continue",
            "access to this page has been denied",
            "robot check",
            "pardon our interruption",
            "sign in to continue",
            "log in to continue",
            "please sign in to view");

    /** Marks of protective scripts, in the page's source. */
    private static final List<String> CHALLENGE_SOURCE = List.of(
            "/_____tmd_____/punish",
            "x5secdata",
            "cf-chl-",
            "challenge-platform",
            "g-recaptcha",
            "h-captcha",
            "px-captcha",
            "geetest",
            "datadome",
            "nc_1_nocaptcha");

    private static final Phrases GONE = Phrases.of(
            "商品已下架",
            "商品已下柜",
            "商品已经下架",
            "商品已经下柜",
            "宝贝已下架",
            "宝贝不存在",
            "商品不存在",
            "商品已失效",
            "商品已删除",
            "此商品已下架",
            "很抱歉,您查看的宝贝不存在",
            "很抱歉，您查看的商品找不到了",
            "商品已停售",
            "這個商品已下架",
            "商品不存在或已下架",
            "this listing was ended",
            "this listing has ended",
            "listing is no longer available",
            "item is no longer available",
            "product is no longer available",
            "product has been discontinued",
            "this item has been removed");

    private static final Phrases SOLD_OUT = Phrases.of(
            "已售罄", "已售完", "暂时缺货", "暂无库存", "售完补货", "已搶完", "sold out", "out of stock", "currently unavailable");

    private Signs() {}

    /**
     * The sign of a wall. A page that has a product's price is not asked; one that merely mentions a captcha or a login
     * has other things to say, so a wall must be what the page is about: its title or heading says so, or it is short and
     * has the wall's own form, frame or script.
     */
    static Optional<String> challenge(Page page) {
        var title = (page.document().title() + " "
                        + (page.headings().isEmpty()
                                ? ""
                                : Looks.text(page.headings().getFirst(), 200)))
                .toLowerCase(Locale.ROOT);
        if (letters(page.document().body()) > SMALL_PAGE) {
            return Optional.empty();
        }
        var text = page.document().body().text();
        if (text.length() > SMALL_PAGE) {
            return Optional.empty();
        }
        var named = first(CHALLENGE, title);
        if (named.isPresent()) {
            return named;
        }
        var words = first(CHALLENGE, text.toLowerCase(Locale.ROOT));
        var script = page.scripts().stream()
                .map(Page.Script::data)
                .flatMap(data -> first(CHALLENGE_SOURCE, start(data, LONG_SCRIPT)).stream())
                .findFirst();
        if (text.length() <= TINY_PAGE) {
            var marks = words.or(() -> script).or(() -> first(CHALLENGE_SOURCE, start(page.source(), LONG_SOURCE)));
            if (marks.isPresent()) {
                return marks;
            }
        }
        var password = page.document().selectFirst("input[type=password]") != null;
        if (password && text.length() <= TINY_PAGE) {
            return Optional.of("a login form and nothing else");
        }
        var form = password
                || page.document()
                                .selectFirst(
                                        "iframe[src*=captcha], [class*=captcha], [id*=captcha], [id^=nc_], #challenge-form")
                        != null;
        return words.isPresent() && form && text.length() <= SHORT_PAGE ? words : Optional.empty();
    }

    /** How much a page says, spaces left out, counted until it is surely much. */
    private static int letters(Element body) {
        var letters = new int[1];
        body.filter((node, _) -> {
            if (node instanceof TextNode words) {
                var text = words.getWholeText();
                for (var i = 0; i < text.length(); i++) {
                    letters[0] += text.charAt(i) > ' ' ? 1 : 0;
                }
            }
            return letters[0] > SMALL_PAGE ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return letters[0];
    }

    /** Whether a short text says that the thing was taken off the shelf. */
    static boolean isGone(String text) {
        return GONE.in(text, text.length());
    }

    /** Whether a short text says that the thing is sold out. */
    static boolean isSoldOut(String text) {
        return SOLD_OUT.in(text, text.length());
    }

    private static String start(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static Optional<String> first(List<String> words, String text) {
        return words.stream().filter(text::contains).findFirst();
    }
}
