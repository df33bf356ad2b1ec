package holdline.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * Words by which pages say that something stands in the way, or that the thing is no longer offered. Only looked at when
 * the page states no product, or in short texts of their own: a long text may mention anything.
 */
final class Signs {

    private static final int SHORT_TEXT = 80;
    private static final int SMALL_PAGE = 4_000;
    private static final int MAX_ELEMENTS = 20_000;

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

    private static final List<String> GONE = List.of(
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

    private static final List<String> SOLD_OUT =
            List.of("已售罄", "已售完", "暂时缺货", "暂无库存", "售完补货", "已搶完", "sold out", "out of stock", "currently unavailable");

    private Signs() {}

    static Optional<String> challenge(Document page, String source) {
        var text = page.title() + " " + page.text();
        var lower = text.toLowerCase(Locale.ROOT);
        if (text.length() <= SMALL_PAGE) {
            var word = first(CHALLENGE, lower);
            if (word.isPresent()) {
                return word;
            }
            if (!page.select("input[type=password]").isEmpty()) {
                return Optional.of("a login form and nothing else");
            }
            return first(CHALLENGE_SOURCE, source);
        }
        return Optional.empty();
    }

    static Optional<String> gone(Document page) {
        return inShortText(page, GONE);
    }

    static Optional<String> soldOut(Document page) {
        return inShortText(page, SOLD_OUT);
    }

    private static Optional<String> inShortText(Document page, List<String> words) {
        return page.body().stream()
                .limit(MAX_ELEMENTS)
                .filter(element -> !element.normalName().equals("script"))
                .map(org.jsoup.nodes.Element::ownText)
                .filter(text -> !text.isBlank() && text.length() <= SHORT_TEXT)
                .filter(text -> first(words, text.toLowerCase(Locale.ROOT)).isPresent())
                .findFirst();
    }

    private static Optional<String> first(List<String> words, String text) {
        return words.stream().filter(text::contains).findFirst();
    }
}
