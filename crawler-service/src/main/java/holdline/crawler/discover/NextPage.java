package holdline.crawler.discover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The link to a list's next page: what the page marks as {@code rel=next}, or a link that people would take for it.
 * Lists that page by script have none, and stay one page.
 */
public final class NextPage {

    private static final int MAX_LINKS = 20_000;
    private static final int MAX_LABEL = 20;

    private static final Pattern WORD = Pattern.compile(
            "(?iu)^[\\s\\p{Punct}]*(?:下一页|下一頁|下页|下頁|後頁|次へ|次のページ|다음|next(?:\\s+page)?|nächste|suivante?|siguiente|successiva?"
                    + "|próxima|volgende|następna|далее|следующая)[\\s\\p{Punct}›»→>]*$|^[›»→]$");

    private static final Pattern NAMED = Pattern.compile("(?i)(?:^|[\\s_-])next(?:$|[\\s_-])");

    private static final ObjectMapper JSON = new ObjectMapper();

    private NextPage() {}

    /**
     * The next page's address, within the same site and other than this page.
     *
     * @param page as it was read, bounded by its reader
     * @param url the page's own, absolute
     */
    public static Optional<String> of(Document page, String url) {
        return marked(page)
                .or(() -> worded(page))
                .flatMap(link -> Site.within(page.baseUri(), link.attr("href")))
                .map(address -> address.replaceFirst("#.*$", ""))
                .filter(address -> !address.equals(url.replaceFirst("#.*$", "")));
    }

    /** The address of an API answer's next page, where the answer itself holds one: {@code next} or {@code links.next}. */
    public static Optional<String> ofPayload(byte[] bytes, String url) {
        try {
            var answer = JSON.readTree(bytes);
            return Stream.of(
                            answer.at("/next"),
                            answer.at("/links/next"),
                            answer.at("/_links/next"),
                            answer.at("/paging/next"))
                    .map(next -> next.isObject() ? next.path("href") : next)
                    .filter(JsonNode::isTextual)
                    .flatMap(next -> Site.within(url, next.asText()).stream())
                    .filter(address -> !address.equals(url))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Element> marked(Document page) {
        return page.select("link[rel~=(?i)\\bnext\\b][href], a[rel~=(?i)\\bnext\\b][href]").stream()
                .filter(NextPage::leadsSomewhere)
                .findFirst();
    }

    private static Optional<Element> worded(Document page) {
        return page.select("a[href]").stream()
                .limit(MAX_LINKS)
                .filter(NextPage::leadsSomewhere)
                .filter(NextPage::saysNext)
                .findFirst();
    }

    private static boolean saysNext(Element link) {
        var label = link.text();
        if (label.length() <= MAX_LABEL && WORD.matcher(label).find()) {
            return true;
        }
        if (WORD.matcher(link.attr("aria-label")).find()
                || WORD.matcher(link.attr("title")).find()) {
            return true;
        }
        // A class alone is also how picture carousels name their arrows: there the link leads nowhere, or has words.
        return label.length() <= 2 && NAMED.matcher(link.className()).find();
    }

    private static boolean leadsSomewhere(Element link) {
        var href = link.attr("href").strip();
        var off = link.className().toLowerCase(Locale.ROOT).contains("disabled")
                || link.attr("aria-disabled").equals("true");
        return !href.isEmpty() && !href.startsWith("#") && !href.startsWith("javascript:") && !off;
    }
}
