package holdline.crawler.extract;

import java.util.regex.Pattern;

/**
 * Words beside an amount that say it is not what the thing costs, and words on buttons. Languages are those of the
 * markets Holdline's users sell in; a language that is missing makes a reading less sure, never wrong.
 */
final class Wording {

    private static final int NEAR = 160;

    private static final Pattern INSTALMENT = Pattern.compile(
            "(?i)/\\s?(?:mo|mth|month|monat|mois|mes|mês|maand|md|м[её]с)\\b|\\b(?:per|a|pro|par|al|por) (?:month|monat|mois|mes|mês)\\b"
                    + "|\\bmonthly\\b|\\bmonatlich|\\bmtl\\b|\\bmensuel|\\bmensual|\\binstall?ments?\\b|\\bparcelas?\\b|\\b\\d{1,2}\\s?x\\s?(?:de\\b|of\\b|R\\$|€|\\$)"
                    + "|\\bem até \\d+|\\brate(?:i|nzahlung)\\b|\\braten\\b|\\bapr\\b|рассрочк|в месяц|\\bмес\\.|x\\s?\\d{1,2}\\s?мес|分期|每期|月供|/月|/期|[x×]\\s?\\d+\\s?期|期\\s?0?利率");

    private static final Pattern SHIPPING = Pattern.compile(
            "(?i)\\bshipping\\b|\\bdelivery\\b|\\bpostage\\b|\\bversand|\\blieferung|\\blivraison|\\benv[ií]o|\\bfrete\\b|\\bspedizione|\\bverzend|\\bpi[eē]g[aā]d|\\blivrare"
                    + "|\\btoimitus|\\bfrakt\\b|\\bdostaw|\\bdoprav|доставк|运费|運費|邮费|郵費|快递|配送|包邮|免運|送料");

    private static final Pattern SAVING = Pattern.compile(
            "(?i)\\b(?:you )?saved?\\b|\\bsavings?\\b|\\bsparen|\\bersparnis|\\beconomi[sz]|\\béconomi|\\bahorr|\\brisparmi|\\bbespaar|\\breduc(?:ere|tion)\\b|скидк|экономи|выгод|节省|節省|立减|立減|立省|已省|折抵|\\boff\\b");

    private static final Pattern OTHER = Pattern.compile(
            "(?i)\\b(?:sub)?total\\b|gift card|giftcard|gift wrap|\\btrade[- ]in|\\bused\\b|\\brefurb|\\bprotection plan|\\bwarranty|\\bcashback|\\bdeposit\\b|\\bspend\\b|\\borders? (?:over|of|above)\\b|\\bminimum\\b|\\bunder \\$|\\bover \\$"
                    + "|\\bpoints?\\b|бонус|кешб[эе]к|合计|总计|總計|小計|满\\s?\\d|滿\\s?\\d|积分|點數|回饋|面值|押金|定金");

    private static final Pattern LIST = Pattern.compile(
            "(?i)\\b(?:was|rrp|msrp|srp|uvp|list price|regular price|reg\\.|original(?:ly| price)?|before|compare at|retail price|statt|vorher|prix conseillé|au lieu de|antes|de:|prima|ord\\. ?pris|tidigare|før|old price|typical price)[: ]"
                    + "|старая цена|原价|原價|市场价|市場價|建議售價|建议售价|建議價|建议价|划线价|吊牌价|专柜价|定价|參考價|参考价|市價|牌價");

    private static final Pattern STARTING = Pattern.compile(
            "(?i)\\b(?:new|used|offers?|sellers?|options?)\\b[^\\d]{0,30}\\bfrom\\b|\\bother sellers|\\d+ offers|\\boffers from");

    private static final Phrases BUY = Phrases.of(
            "add to cart",
            "add to bag",
            "add to basket",
            "add to trolley",
            "add to my cart",
            "add to my bag",
            "add to shopping bag",
            "add to shopping cart",
            "buy now",
            "buy it now",
            "in den warenkorb",
            "in den einkaufskorb",
            "jetzt kaufen",
            "ajouter au panier",
            "acheter",
            "añadir al*",
            "añadir a la*",
            "agregar al*",
            "comprar",
            "adicionar a*",
            "aggiungi al*",
            "acquista*",
            "in winkelwagen",
            "in winkelmand",
            "in mijn winkel*",
            "köp",
            "lägg i*",
            "læg i*",
            "legg i*",
            "lisää ostos*",
            "do koszyka",
            "do košíka",
            "do košíku",
            "kup teraz",
            "kosárba",
            "adaugă în coș",
            "adauga in cos",
            "в корзину",
            "купить",
            "в кошик",
            "купити",
            "pirkt",
            "ielikt groz*",
            "likt groz*",
            "į krepšelį",
            "lisa korvi",
            "sepete ekle",
            "satın al",
            "加入购物车",
            "加入購物車",
            "立即购买",
            "立即購買",
            "立刻购买",
            "马上购买",
            "直接購買",
            "放入購物車",
            "去购买",
            "发起拼单",
            "カートに入れる",
            "カートに追加",
            "今すぐ買う",
            "購入する",
            "장바구니",
            "구매하기",
            "thêm vào giỏ*",
            "mua ngay");

    private static final Phrases SOLD_OUT = Phrases.of(
            "out of stock",
            "sold out",
            "currently unavailable",
            "not available",
            "temporarily unavailable",
            "no longer available",
            "ausverkauft",
            "nicht verfügbar",
            "nicht lieferbar",
            "nicht auf lager",
            "nicht vorrätig",
            "vergriffen",
            "en rupture*",
            "rupture de stock",
            "indisponible",
            "épuisé",
            "agotado",
            "sin stock",
            "esgotado",
            "indisponível",
            "esaurito",
            "non disponibile",
            "uitverkocht",
            "niet op voorraad",
            "niet leverbaar",
            "slutsåld",
            "slut i lager",
            "ikke på lager",
            "udsolgt",
            "utsolgt",
            "loppu*",
            "wyprzedan*",
            "niedostępn*",
            "vyprod*",
            "není skladem",
            "stoc epuizat",
            "nav pieejams",
            "izpārdot*",
            "нет в наличии",
            "распродан*",
            "немає в наявності",
            "закінчи*",
            "缺货",
            "缺貨",
            "已售罄",
            "已售完",
            "售完",
            "售罄",
            "无货",
            "無貨",
            "补货中",
            "補貨中",
            "已搶完",
            "暂无库存",
            "銷售一空",
            "完売",
            "在庫切れ",
            "品切れ",
            "품절");

    private static final Phrases IN_STOCK = Phrases.of(
            "in stock",
            "available now",
            "auf lager",
            "sofort lieferbar",
            "lieferbar",
            "vorrätig",
            "en stock",
            "disponible",
            "em estoque",
            "disponibile",
            "op voorraad",
            "i lager",
            "på lager",
            "skladem",
            "na sklad*",
            "dostępn*",
            "în stoc",
            "in stoc",
            "ir noliktavā",
            "pieejams",
            "в наличии",
            "є в наявності",
            "有货",
            "有貨",
            "现货",
            "現貨",
            "庫存充足",
            "在庫あり",
            "재고 있음");

    private static final Pattern PROMOTION = Pattern.compile(
            "(?i)[满滿]\\s?\\d+\\s?[元件]?\\s?[减減送折打享]|第[二2]件|[买買]\\s?\\d+\\s?[送赠贈]|领券|領券|优惠券|優惠券|券后|券後|立减|立減|折扣碼|百亿补贴|限时|限時|淘金币|跨店|\\bcoupon\\b|\\bvoucher\\b|\\bpromo(?:tion)? code|\\bcode:? [A-Z0-9]{4,}|\\bbuy \\d+,? get\\b|\\b\\d+ for (?:\\$|£|€)?\\d|\\b\\d{1,2}\\s?% (?:off|rabatt|de descuento|de réduction|di sconto)\\b|\\bextra \\d{1,2}\\s?%");

    private static final Pattern PRICE_LABEL = Pattern.compile(
            "(?i)\\b(?:price|preis|prix|precio|preço|prezzo|prijs|pris|hinta|cena|kaina|preț|fiyat|giá)\\b|цена|ціна|价格|價格|售价|售價|特价|特價|现价|現價|促销价|促銷價|直購價|网购价|網路價|到手价|活动价|会员价|価格|가격");

    private Wording() {}

    /** Whether a text has any words; without them, none of these rules is about it. */
    static boolean hasLetters(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isPriceLabel(String near) {
        return PRICE_LABEL.matcher(cut(near)).find();
    }

    static boolean isInstalment(String near) {
        return INSTALMENT.matcher(cut(near)).find();
    }

    /** Shipping, savings, totals, vouchers: an amount, but not the thing's price. */
    static boolean isOtherAmount(String near) {
        var text = cut(near);
        return SHIPPING.matcher(text).find()
                || SAVING.matcher(text).find()
                || OTHER.matcher(text).find()
                || INSTALMENT.matcher(text).find();
    }

    static boolean isFormer(String before) {
        return LIST.matcher(cut(before)).find();
    }

    /** "2 offers from": others' prices. */
    static boolean isOthersPrice(String near) {
        return STARTING.matcher(cut(near)).find();
    }

    static boolean isBuy(String label) {
        return BUY.in(label, NEAR);
    }

    static boolean isSoldOut(String text) {
        return SOLD_OUT.in(text, NEAR);
    }

    static boolean isInStock(String text) {
        return IN_STOCK.in(text, NEAR) && !SOLD_OUT.in(text, NEAR);
    }

    static boolean isPromotion(String text) {
        return PROMOTION.matcher(cut(text)).find();
    }

    private static String cut(String text) {
        return text.length() > NEAR ? text.substring(0, NEAR) : text;
    }
}
