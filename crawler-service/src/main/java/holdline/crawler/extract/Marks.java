package holdline.crawler.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What the words in an element's class and id say about it: {@code priceBlock-oldPrice} is price, block, old, price. All
 * words are known beforehand and are looked up letter by letter while the names are read: pages have thousands of
 * elements, and most of their words mean nothing here.
 *
 * @param bits one for each {@link Mark}
 */
record Marks(int bits) {

    static final Marks NONE = new Marks(0);

    /** What a word can say, and the words that say it. Every one holds for shops in general; none is for one site. */
    enum Mark {
        /** Written as struck out. */
        STRUCK(1, """
                    strike striked strikethrough strikeout struck crossed through linethrough lineth del
                    durchgestrichen barre tachado"""),
        /** Prices that were asked once, or that somebody else recommends. */
        FORMER(1 << 1, """
                    old was original before msrp rrp uvp srp pvp previous prev past compare reference regular retail
                    former listprice oldprice wasprice saleless nonsale ancien statt vorher antes anterior pricelist
                    priceold originalprice regularprice suggested"""),
        /** Prices that are asked now. */
        CURRENT(1 << 2, """
                    sale special final current now our ourprice offer selling actual buying buybox main promo deal
                    discounted reduced big today detail details pdp primary large product saleprice finalprice
                    newprice new prod neu akce"""),
        /** Prices, in many languages. */
        PRICE(1 << 3, """
                    price prices pricing pricebox priceblock preis prix precio preco prezzo cena ceny kaina hinta
                    pris prijs pret fiyat harga gia cost amount money currency tsena stoimost jiage pr"""),
        /** Amounts that are paid for something else, or that are not paid at all. */
        OTHER_AMOUNT(1 << 4, """
                    shipping ship delivery versand postage save saving savings saved discount rabatt installment
                    installments instalment instalments monthly month finance financing credit klarna affirm
                    afterpay paypal parcelas parcela points bonus loyalty cashback tax deposit warranty protection
                    tradein gift giftcard giftwrap ppu perunit grundpreis baseprice unitprice subtotal total filter
                    rating ratings stars review reviews count counter qty quantity coupon threshold percent
                    percentage saleoff used promotional math cents"""),
        /** Parts of a page that are not about its own product. */
        ASIDE(1 << 5, """
                    related relatedproducts recommend recommended recommendation recommendations recs reco similar
                    similarities sims upsell upsells crosssell crosssells xsell cross also alsolike alsobought
                    viewed recently bought together bundle bundles accessories accessory footer nav navigation
                    navbar menu megamenu history minicart basket wishlist ads advert advertisement sponsored popular
                    bestseller bestsellers suggest suggestion suggestions complementary complete completa outfit
                    look mlt comment comments modal popup overlay dialog tooltip breadcrumb breadcrumbs search
                    compat compatible autres associes"""),
        /** Parts that may be about other products. */
        PERHAPS_ASIDE(1 << 6, """
                    carousel slider swiper slick slide owl tile teaser card grid listing sidebar header item items
                    other more"""),
        /** The part of a price behind its point. */
        CENTS(1 << 7, "cents cent fraction decimal decimals mantissa penny pence kopeck"),
        /** Says whether a thing can be had. */
        STOCK(1 << 8, "stock availability inventory soldout");

        private final int bit;
        private final String words;

        Mark(int bit, String words) {
            this.bit = bit;
            this.words = words;
        }
    }

    private static final int MAX_NAMES = 600;
    private static final int LETTERS = 26;
    private static final int NOWHERE = -1;

    /** A tree of letters: where each node leads by each letter, and what the word that ends there says. 0 is the root. */
    private static final int[] TREE;

    private static final int[] SAYS;

    static {
        var tree = new ArrayList<int[]>(List.of(new int[LETTERS + 1]));
        for (var mark : Mark.values()) {
            for (var word : mark.words.split("\\s+", -1)) {
                var node = tree.getFirst();
                for (var i = 0; i < word.length(); i++) {
                    var letter = word.charAt(i) - 'a';
                    if (node[letter] == 0) {
                        node[letter] = tree.size();
                        tree.add(new int[LETTERS + 1]);
                    }
                    node = tree.get(node[letter]);
                }
                node[LETTERS] |= mark.bit;
            }
        }
        TREE = tree.stream()
                .flatMapToInt(node -> Arrays.stream(node, 0, LETTERS))
                .toArray();
        SAYS = tree.stream().mapToInt(node -> node[LETTERS]).toArray();
    }

    static Marks of(Element element) {
        if (element.attributesSize() == 0) {
            return NONE;
        }
        var attributes = element.attributes();
        var reader = new Reader();
        reader.read(attributes.get("class"));
        reader.read(attributes.get("id"));
        reader.read(attributes.get("data-testid"));
        reader.read(attributes.get("data-component"));
        reader.read(attributes.get("data-qa"));
        return reader.bits == 0 ? NONE : new Marks(reader.bits);
    }

    boolean has(Mark mark) {
        return (bits & mark.bit) != 0;
    }

    /** Follows two words at once: {@code old-price} is old and price, and oldprice. */
    private static final class Reader {

        private int word;
        private int whole;
        private int left = MAX_NAMES;
        private int bits;

        void read(String names) {
            var length = Math.min(names.length(), left);
            left -= length;
            var small = false;
            for (var i = 0; i < length; i++) {
                var c = names.charAt(i);
                if (c >= 'a' && c <= 'z') {
                    letter(c);
                    small = true;
                } else if (Character.isLetter(c)) {
                    if (small && Character.isUpperCase(c)) {
                        bits |= said(word);
                        word = 0;
                    }
                    letter(Character.toLowerCase(c));
                    small = Character.isLowerCase(c);
                } else {
                    bits |= said(word);
                    word = 0;
                    if (c != '-' && c != '_') {
                        bits |= said(whole);
                        whole = 0;
                    }
                    small = false;
                }
            }
            bits |= said(word) | said(whole);
            word = 0;
            whole = 0;
        }

        private void letter(char c) {
            word = next(word, c);
            whole = next(whole, c);
        }

        private static int next(int node, char c) {
            if (node == NOWHERE || c < 'a' || c > 'z') {
                return NOWHERE;
            }
            var next = TREE[node * LETTERS + c - 'a'];
            return next == 0 ? NOWHERE : next;
        }

        private static int said(int node) {
            return node == NOWHERE ? 0 : SAYS[node];
        }
    }
}
