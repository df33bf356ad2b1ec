package holdline.crawler.extract;

import java.util.regex.Pattern;

/**
 * The words around a number that say what it is. Each language's words stand together; a pattern looks either at what
 * ends right before the number (its currency sign left out) or at what begins right behind it.
 */
final class PriceWords {

    private PriceWords() {}

    /** Promotions whose numbers are terms, not prices: 满199减20, 买2送1, 第二件半价, 3 for 2, 20% off. */
    private static final Pattern PROMOTION = Pattern.compile(
            "(?iu)"
                    + "[每]?[满滿]\\s*[¥￥$]?\\s*\\d[\\d.,]*\\s*(?:[元块件份]|千)?[，,]?\\s*(?:立|再|可|即|享|打|直|总价)*[送减減赠贈折打享返抵省免包][^，,；;。¥￥]{0,14}"
                    + "|[满滿]\\s*[千百萬万]\\s*[送折減减][千百萬万]?"
                    + "|[买買][\\d一二两兩三四五六]+\\s*[件盒瓶包]?\\s*[送赠贈免发發]\\s*[\\d一二两兩三四五六]+"
                    + "|[打享]?\\s*\\d(?:\\.\\d)?\\s*折(?![价價抵後后扣叠])|打\\s*[\\d.]+\\s*折|[\\d一二三四五六七八九]{1,2}折起?(?![价價抵後后扣叠])"
                    + "|第\\s*[\\d二三两2-9]\\s*[件份][^，,；;。]{0,8}|\\d+\\s*件\\s*[\\d.]+\\s*折"
                    + "|[任选選]{1,2}\\s*\\d+\\s*件[^，,；;。]{0,8}|跨店[^，,；;。]{0,14}"
                    + "|限[购購]\\s*\\d+\\s*[件份个]|每[人单]限[购购]?\\s*\\d+"
                    + "|[定订訂]金[¥￥\\d. ]{0,8}(?:元)?(?:[抵膨][^，,；;。]{0,10})?|付\\s*\\d+\\s*抵\\s*\\d+"
                    + "|\\d+\\s*[积積]分[^，,；;。]{0,8}|[领領]\\s*\\d+\\s*元?\\s*[优優]惠(?![价價])|[\\d,]+\\s*元\\s*以上\\s*(?:免运费|包邮|包郵)|\\d+\\s*[减減]\\s*\\d+|[\\d两二三]+\\s*件\\s*(?:立|再)?[减減]\\s*\\d+"
                    + "|\\d+\\s*(?:点|點)\\s*(?:回饋|返)"
                    + "|buy\\s+(?:\\d+|one|two|three)[^.,;]{0,12}\\s+get[^.;]{0,20}|\\b\\d\\s*for\\s*[$€£]?\\s*\\d+(?:\\.\\d+)?\\b|\\bbogo\\b"
                    + "|spend[^.;]{1,24}(?:save|get)[^.;]{0,14}|[$€£]?\\s*\\d[\\d.,]*\\s*[$€£]?\\s*off\\s+(?:orders?\\s+)?(?:over|above|of)\\s*[$€£]?\\s*[\\d.,]+"
                    + "|free\\s+(?:shipping|delivery)\\s+(?:on|over|from)[^.;]{0,24}"
                    + "|(?:save|up to|extra|bis zu|jusqu'à|hasta)\\s+\\d{1,2}(?:[.,]\\d)?\\s*%|\\d{1,2}(?:[.,]\\d)?\\s*%\\s*(?:off|discount|rabatt|reduziert|de réduction|de remise|de descuento|sconto|korting|rabatu|скидка|割引|할인|優惠|优惠|折扣)"
                    + "|(?<![\\p{L}\\d])[-−–]\\s?\\d{1,2}\\s*%|скидка[^\\d]{0,12}\\d+\\s*%|\\d+\\s*%\\s*OFF|[\\d.]+\\s*%\\s*(?:回饋|返|pt)|回饋\\s*[\\d.]+\\s*%");

    /** A word between two numbers speaks of the second. */
    private static final String NO_NUMBER_BEHIND = "(?![价價]?[^\\d¥￥$€£]{0,4}[¥￥$€£]?\\s*\\d)";

    private static final Pattern DISCOUNT_BEFORE = Pattern.compile(
            "(?iu)(?:立减|立減|直降|直减|[降跌](?:价|價)?了?|已?[优優]惠|下[单單](?:再|立)?[减減]|再[减減]|[现現]省|折抵|(?<![\\d打])[現现]?折價?|[现現][减減]|立省|立折|[节節]省|共?省|[券领]?[减減]|抵扣?|返[现現]?|红包|紅包|津[贴貼]|补贴(?!价)|券|折扣|"
                    + "\\bsave(?: up to)?|you save|saving|discount|\\boff\\b|coupon|voucher|cash ?back|rebate|(?:sie )?sparen|ersparnis|rabatt|gutschein|économisez|remise|réduction|ahorra|descuento|risparmi|sconto|economize|desconto|korting|скидка|выгода|экономия|割引|할인|クーポン)$");
    private static final Pattern DISCOUNT_AFTER = Pattern.compile(
            "(?iu)^(?:\\s*(?:off\\b|discount|coupon|voucher|rabatt\\b|gutschein|sparen|gespart|de (?:réduction|remise)|de descuento|de desconto|di sconto|korting|скидк|引き|OFF|할인)|的?\\s*(?:无门槛|無門檻|平台|店铺|店鋪|新人|满减|现金|折[价價]|代金|抵用|购物|購物|消费|京|东|內?抵)*(?:[优優]惠(?![价價])|券(?![后後])|红包|紅包|津[贴貼]|折扣|[补補][贴貼](?![价價后後]))"
                    + NO_NUMBER_BEHIND + ")");

    private static final Pattern FACE_BEFORE = Pattern.compile(
            "(?iu)(?:面[值额額]|[价價]值|[储儲]值|充值?|话费|話費|E卡|[礼禮]品卡|[购購]物卡|加油卡|提货券|face value|gift card|(?:value|wert)(?: of)?)$");
    private static final Pattern FACE_AFTER = Pattern.compile(
            "(?iu)^\\s*(?:的?面[值额額]|话费|話費|流量|京东E卡|京東E卡|E卡|[礼禮]品卡|[购購]物卡|[储儲]值卡?|充值卡?|加油卡|点卡|點卡|(?:e-?)?gift ?cards?\\b|geschenk(?:karte|gutschein))");

    private static final Pattern LIST_BEFORE = Pattern.compile(
            "(?iu)(?:原[价價]|[市专專][场場柜櫃]?[价價]|市售[价價]?|划[线線][价價]|[吊挂]牌[价價]|(?:建[议議])?(?:零售|售)[价價]参考|建[议議](?:零)?售[价價]|[定参參][考]?[价價]|标[价價]|官[网網方]?[价價]|平?日常[价價]|厂[商家]指[导導][价價]|指[导導][价價]|"
                    + "定価|通常価格|参考価格|メーカー希望小売価格|希望小売価格|元値|정가|소비자가|"
                    + "\\b(?:list(?: price)?|was|rrp|r\\.r\\.p\\.|msrp|srp|m\\.r\\.p\\.?|mrp|original(?:ly| price)?|orig\\.?|reg\\.?(?: price)?|compare(?:d)? at(?: price)?|retail(?: price)?|typical(?: price)?|before|old price|instead of)|"
                    + "statt|uvp(?: des herstellers)?|war|vorher|bisher|früher|alter preis|unverb\\.? preisempf\\.?|au lieu de|prix (?:conseillé|barré|public)|avant|antes|precio anterior|invece di|prezzo (?:di listino|consigliato)|adviesprijs|van(?= )|běžná cena(?: před)?|původní cena|cena (?:katalogowa|regularna)|ord\\.? ?pris|førpris|tidligere pris|старая цена|цена без скидки)$");
    private static final Pattern LIST_AFTER =
            Pattern.compile("(?iu)^\\s*[(（]?(?:原[价價]|划[线線][价價]|市[场場][价價]|list price|rrp|msrp|uvp)" + NO_NUMBER_BEHIND);

    private static final Pattern COUPON_BEFORE = Pattern.compile(
            "(?iu)(?:[券劵][后後]|到手(?!即)|折[后後]|[领領用][券劵][后後]?(?:[价價]|到手)|[领領][券劵][后後]|[补補][贴貼][后後]|[减減][后後]|after coupon|with coupon|with code \\w{2,20})(?:[价價低至仅約约低至只需]|可?享|最低|到手|[现現][价價])*$");
    private static final Pattern COUPON_AFTER = Pattern.compile(
            "(?iu)^\\s*[(（]?(?:[券劵][后後]|到手|折[后後]|after coupon|with coupon|with code)" + NO_NUMBER_BEHIND);

    private static final Pattern LIMITED = Pattern.compile(
            "(?iu)限[购購]|[购購][买買]至少|限量(?![版款])|超出[数數]量|限\\s*\\d+\\s*[件份]|前\\s*\\d+\\s*[件名]|每人限|limit(?:ed to)? \\d+|max(?:imum)?\\.? \\d+ per");

    private static final Pattern FROM_BEFORE = Pattern.compile(
            "(?iu)(?:(?<!\\p{L})(?:from(?: only| just)?|starting (?:at|from)|starts (?:at|from)|as low as|prices? from|ab|schon ab|bereits ab|vanaf|desde|a partire da|da|od|już od|dès|à partir de|a partir de|fra|från|alk\\.?|alkaen|începând de la|de la|από|mulai(?: dari)?|от)|[最]?低至|最低|起[价價售拍]|起始[价價])$");
    private static final Pattern FROM_AFTER = Pattern.compile(
            "(?iu)^\\s*/?(?:起(?![订送])|から|より|[〜～~]\\s*(?:$|[(（])|부터|이상|\\+(?!\\s?\\d)|& up\\b|and up\\b|or more\\b|起售|еди)");

    /** Per weight, volume, length, piece, person or time: not what the thing costs. */
    private static final Pattern UNIT_AFTER = Pattern.compile(
            "(?iu)^\\s*(?:[/／]|\\bper\\s|\\bpro\\s|\\bpor\\s|\\bpar\\s|\\bal\\s(?=kg|mese)|\\ba\\s(?=month|year|week)|\\bje\\s|\\bx\\s*(?=100))\\s*(?:\\d+(?:[.,]\\d+)?\\s*)?(?:"
                    + "kgs?|g|gr|mg|l|ltr?|litre|liter|ml|cl|m²|m2|m³|m|cm|lbs?|oz|fl\\.? ?oz|ct|count|ea|each|pc|pcs|piece|pieces|unit|units|stk|stück|stuk|sht|шт|кг|item|pair|set|sheet|roll|tablet|capsule|pack|sq ?ft|kilogramm|kilo|unité|pièce|mo|mth|mtl|month|monat|mois|mes|mese|mês|yr|year|jahr|an|año|wk|week|woche|day|tag|night|hr|hour|person|user|"
                    + "斤|公斤|千克|克|两|市斤|吨|升|毫升|米|平米|平方米|平|㎡|片|件|个|個|只|支|瓶|盒|包|袋|箱|条|根|双|套|粒|颗|枚|卷|张|抽|台|把|本|块|份|对|月|年|天|日|晚|次|人|期|小时"
                    + ")(?![\\p{IsLatin}])");

    private static final Pattern UNIT_TIME_AFTER = Pattern.compile(
            "(?iu)^\\s*(?:monthly|mtl\\.?|monatlich|im monat|a month|per month|/\\s?mo|x\\s*\\d{1,2}\\s*(?:期|months?)|\\*\\s*\\d{1,2}\\s*期|\\s*[×x]\\s*\\d{1,2}期)");
    private static final Pattern UNIT_BEFORE = Pattern.compile(
            "(?iu)(?:每(?:[斤克升件片粒瓶袋盒包个平月年天期]|公斤|千克|毫升|100[克gG]|500[克gG])(?:低?至|[约約]|仅)?|月供|每期|分期(?:价)?|(?<![\\d.,])\\d{1,3}\\s*(?:kg|g|l|ml|m|stück|st\\.?)\\s*=|\\d{1,2}\\s*[x×]\\s*(?:de|of)?|[单單]位[价價]|grundpreis|unit price|price per \\w+)$");

    /** What stands behind a number that counts or measures. */
    private static final Pattern COUNT_AFTER = Pattern.compile(
            "(?iu)^\\s*\\+?\\s*(?:多)?\\s*(?:人(?!民)|[件個个条條笔筆次位名家款色支瓶台袋包盒片粒枚箱双对套张卷颗只块张本层篇](?!\\s*[价價])|评[价论]?|評[價論]?|粉[丝絲]|已售|已[买買]|[好差]评|收藏|浏览|加购|"
                    + "期|天|年|月|日|周|小时|小時|分钟|分鐘|秒|点|號|号|岁|歲|度|寸|吋|英寸|码|碼|克|千克|公斤|斤|两|毫升|升|米|厘米|毫米|公里|瓦|像素|倍|代|[级級]|[积積]分|分(?!\\s*[钱錢期])|折(?!\\s*[扣后後])|"
                    + "[%％‰]|°|kgs?\\b|g\\b|gr\\b|mg\\b|l\\b|ml\\b|cl\\b|cm\\b|mm\\b|m\\b|m²|km\\b(?-i:)|gb\\b|tb\\b|mb\\b|g[bh]z?\\b|mhz\\b|hz\\b|w\\b|kw\\b|v\\b|a\\b|mah\\b|wh\\b|btu\\b|dpi\\b|fps\\b|k\\s*(?:sold|\\+|reviews?)|oz\\b|fl oz|lbs?\\b|inch(?:es)?\\b|in\\b|ft\\b|[\"″”]|x\\s*\\d|×\\s*\\d|"
                    + "reviews?\\b|ratings?\\b|sold\\b|bought\\b|stars?\\b|out of\\b|von 5|/\\s?5\\b|items?\\b|pcs\\b|pieces?\\b|pack\\b|count\\b|ct\\b|days?\\b|hours?\\b|hrs?\\b|min(?:ute)?s?\\b|weeks?\\b|months?\\b|years?\\b|in stock|left\\b|available|orders?\\b|views?\\b|likes?\\b|followers?\\b|people\\b|working days|tage?\\b|stück\\b|bewertungen|stk\\b|sterne|jours?\\b|avis\\b|étoiles|vendidos|opiniones|valoraciones|отзыв|шт\\b|(?:点|件|個|人|円分|ポイント|レビュー)|개|명|건)");

    private static final Pattern COUNT_BEFORE = Pattern.compile(
            "(?iu)(?:已售|[销銷]量|月[销銷]|年[销銷]|[总總][销銷]|[库庫]存|[评評][价價论論分]?|已有|累[计計]|[热熱][卖賣]|售出|成交|[浏瀏][览覽]|收藏|人[气氣]|[剩余餘]+|共|第|[编編][号號]|型[号號]|尺寸|[规規]格|[货貨]号|"
                    + "sold|qty|quantity|stock|rating|reviews?|pack of|set of|size|model|sku|no\\.?|nr\\.?|art\\.?(?:-?nr\\.?)?|item(?: ?#)?|ref\\.?|isbn|ean|upc|asin|part|#|№)\\s*[:：#]?$");

    private static final Pattern PRICE_BEFORE = Pattern.compile(
            "(?iu)(?:[价價]格?|售[价價]?|[价價][钱錢]|只[需要卖賣]|[仅僅][需售]?|特[卖賣惠]|[现現][价價]|price|preis|prix|precio|prezzo|preço|prijs|cena|pris|цена|価格|税込|가격|now|only|just|jetzt|nur|today|sale|our price|per|por)$");

    private static final Pattern SHIPPING_BEFORE = Pattern.compile(
            "(?iu)(?:运费|運費|邮费|郵費|快递费?|配送费|shipping(?: cost| fee)?|delivery(?: fee)?|postage|versand(?:kosten)?|zzgl\\. versand|frais de port|livraison|envío|spedizione|frete|доставка|送料|배송비)$");
    private static final Pattern SHIPPING_AFTER = Pattern.compile(
            "(?iu)^\\s*(?:运费|運費|邮费|郵費|shipping|delivery|postage|versand|de frais de port|de livraison|di spedizione|送料)");

    /** Dates, times of day and telephone numbers. */
    private static final Pattern NO_AMOUNT = Pattern.compile("(?iu)"
            + "(?<!\\d)(?:19|20)\\d{2}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?(?!\\d)|(?<!\\d)\\d{1,2}[./]\\d{1,2}[./](?:19|20)\\d{2}(?!\\d)|(?<![\\d.])\\d{1,2}月\\d{1,2}[日号]?|(?<![\\d:])[0-2]?\\d:[0-5]\\d(?::[0-5]\\d)?(?![\\d:])"
            + "|(?<!\\d)1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)|(?<!\\d)0\\d{2,3}-\\d{7,8}(?!\\d)|(?<!\\d)[48]00-?\\d{3,4}-?\\d{3,4}(?!\\d)|\\+\\d{1,3}[ -]\\(?\\d{1,4}\\)?(?:[ -]?\\d{2,8}){1,4}|\\(\\d{3}\\)\\s?\\d{3}-\\d{4}|(?<!\\d)\\d{3}-\\d{3}-\\d{4}(?!\\d)"
            + "|(?:tel|phone|电话|電話|热线|热線|qq|微信|wechat|vx)[.\\s:：]*[+\\d][\\d -]{5,}");

    /** Numbers that belong to a name: X100, nx1000, RX-100, or to a fraction. */
    private static final Pattern IN_A_NAME = Pattern.compile("(?:\\p{IsLatin}|\\p{IsLatin}-|[\\p{IsLatin}\\d]_|\\d/)$");

    private static final Pattern FRACTION = Pattern.compile("/\\d");
    private static final Pattern SHORT = Pattern.compile("\\d{1,3}");
    private static final Pattern NAME_BEFORE = Pattern.compile("\\p{IsLatin}{2,} $");

    static Pattern promotion() {
        return PROMOTION;
    }

    static Pattern noAmount() {
        return NO_AMOUNT;
    }

    static boolean isPriceWord(String before) {
        return PRICE_BEFORE.matcher(before).find()
                || COUPON_BEFORE.matcher(before).find();
    }

    static boolean isFrom(String before, String after) {
        return begins(FROM_AFTER, after) || ends(FROM_BEFORE, before);
    }

    /** Whether a number without a sign is a piece of a name or a fraction: X100, RX-100, 1/2. */
    static boolean isInAName(String before, String after) {
        return IN_A_NAME.matcher(before).find() || FRACTION.matcher(after).lookingAt();
    }

    /** Whether a number without a sign follows a name: iPhone 15, but not "Price 15" or "ab 15". */
    static boolean isBehindAName(String before, String number, String after) {
        return SHORT.matcher(number).matches()
                && NAME_BEFORE.matcher(before).find()
                && !isPriceWord(before.strip())
                && !isFrom(before.strip(), after);
    }

    static boolean counts(String before, String after) {
        return begins(COUNT_AFTER, after) || ends(COUNT_BEFORE, before);
    }

    /**
     * What an amount of money is.
     *
     * @param text the whole text
     * @param before what stands before the number and its sign, without trailing spaces and colons
     * @param after what stands behind the number and its sign
     */
    static PriceText.Kind kind(String text, String before, String after) {
        if (ends(SHIPPING_BEFORE, before) || begins(SHIPPING_AFTER, after)) {
            return PriceText.Kind.NONE;
        }
        if (ends(FACE_BEFORE, before) || begins(FACE_AFTER, after)) {
            return PriceText.Kind.FACE_VALUE;
        }
        if (ends(COUPON_BEFORE, before) || begins(COUPON_AFTER, after)) {
            return PriceText.Kind.AFTER_COUPON;
        }
        if (ends(LIST_BEFORE, before) || begins(LIST_AFTER, after)) {
            return PriceText.Kind.LIST_PRICE;
        }
        if (ends(DISCOUNT_BEFORE, before) || begins(DISCOUNT_AFTER, after)) {
            return PriceText.Kind.DISCOUNT_AMOUNT;
        }
        if (begins(UNIT_AFTER, after) || begins(UNIT_TIME_AFTER, after) || ends(UNIT_BEFORE, before)) {
            return PriceText.Kind.PER_UNIT;
        }
        return LIMITED.matcher(text).find() ? PriceText.Kind.LIMITED_QUANTITY : PriceText.Kind.PRICE;
    }

    private static boolean ends(Pattern words, String before) {
        return !before.isEmpty() && words.matcher(before).find();
    }

    private static boolean begins(Pattern words, String after) {
        return !after.isEmpty() && words.matcher(after).lookingAt();
    }
}
