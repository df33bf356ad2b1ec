package holdline.notification.wording;

import holdline.events.CaseClosed;
import holdline.events.Evidence;
import holdline.events.Ground;
import holdline.events.Jurisdiction;
import holdline.events.SellerRelation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The suite's own terms in the reader's language. Sentences stand in the templates, single words here. */
record Words(Language language) {

    private static final DateTimeFormatter CHINESE_TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    /** A moment on the clocks of the place whose law the case is held to. */
    String of(Instant at, Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case CN -> on(at, "Asia/Shanghai", "北京时间", "Beijing time");
            case EU -> on(at, "Europe/Brussels", "布鲁塞尔时间", "Brussels time");
            case UK -> on(at, "Europe/London", "伦敦时间", "London time");
            case US -> on(at, "America/New_York", "纽约时间", "New York time");
        };
    }

    /** A moment for readers whose place is not known. */
    String of(Instant at) {
        return switch (language) {
            case CHINESE -> of(at, Jurisdiction.CN);
            case ENGLISH -> on(at, "UTC", "UTC", "UTC");
        };
    }

    private String on(Instant at, String zone, String chineseName, String englishName) {
        var there = at.atZone(ZoneId.of(zone));
        return switch (language) {
            case CHINESE -> CHINESE_TIME.format(there) + "（" + chineseName + "）";
            case ENGLISH -> ENGLISH_TIME.format(there) + " (" + englishName + ")";
        };
    }

    String of(SellerRelation relation) {
        return switch (relation) {
            case STRANGER -> pick("未在授权名录中", "not in the registry of authorised sellers");
            case AUTHORISED_DEALER -> pick("授权经销商", "authorised dealer");
            case FORMER_DEALER -> pick("授权已到期的经销商", "former dealer, authorisation ended");
        };
    }

    String of(Ground ground) {
        return switch (ground) {
            case TRADEMARK_MISUSE -> pick("商标不当使用", "trademark misuse");
            case COUNTERFEIT -> pick("假冒商品", "counterfeit");
            case COPYRIGHT -> pick("著作权（盗图）", "copyright (copied pictures)");
            case PATENT -> pick("专利", "patent");
            case FALSE_ADVERTISING -> pick("虚假宣传", "false advertising");
            case FALSE_AUTHORISATION -> pick("假冒授权", "false claim of authorisation");
            case UNFAIR_COMPETITION -> pick("不正当竞争", "unfair competition");
            case PORTRAIT -> pick("肖像权", "portrait rights");
            case CONTRACT -> pick("经销合同", "dealer contract");
        };
    }

    String of(CaseClosed.Reason reason) {
        return switch (reason) {
            case CURED -> pick("卖家已整改", "put right by the seller");
            case LISTING_GONE -> pick("商品已下架", "the listings are gone");
            case WITHDRAWN -> pick("已撤回", "withdrawn");
            case RECRUITED -> pick("已纳入授权体系", "the seller joined the authorised network");
            case RETRACTED -> pick("误判，已更正", "our mistake, corrected");
            case WON -> pick("获得支持", "decided for the brand");
            case LOST -> pick("未获支持", "decided for the seller");
            case ABANDONED -> pick("不再跟进", "no longer pursued");
        };
    }

    String of(Evidence.Kind kind) {
        return switch (kind) {
            case PAGE_CAPTURE -> pick("页面存证", "page capture");
            case STATEMENT -> pick("页面表述", "statement on the page");
            case REGISTRY_ENTRY -> pick("授权名录查询结果", "registry entry");
            case CERTIFICATE -> pick("权利证书", "certificate");
            case CONFUSION_REASON -> pick("混淆理由", "why buyers are confused");
            case ORIGINAL_WORK -> pick("原创作品", "original work");
            case FIRST_PUBLICATION -> pick("首次发表证明", "proof of first publication");
            case MATCH_RESULT -> pick("比对结果", "match result");
            case TEST_PURCHASE_REPORT -> pick("购买鉴定报告", "test-purchase report");
            case NOT_IN_CATALOGUE -> pick("不在产品目录", "not in the catalogue");
            case VISIBLE_DIFFERENCES -> pick("可见差异", "visible differences");
            case FEATURE_COMPARISON -> pick("特征比对", "feature comparison");
            case EVALUATION_REPORT -> pick("评价报告", "evaluation report");
            case PROOF_OF_FALSITY -> pick("不实证明", "proof of falsity");
            case SIGNED_TERMS -> pick("已签署条款", "signed terms");
            case NOTICE_HISTORY -> pick("通知记录", "notice history");
        };
    }

    /** What a case waits for; kinds not known here are shown as they are. */
    String awaited(String kind) {
        return switch (kind) {
            case "seller-answer" -> pick("卖家回复", "the seller's answer");
            case "recheck" -> pick("复查", "the re-check");
            default -> Shown.line(kind, Shown.NAME);
        };
    }

    String evidence(List<Evidence> evidence) {
        return evidence.stream().map(piece -> of(piece.kind())).distinct().collect(Collectors.joining(pick("、", ", ")));
    }

    String missing(List<Evidence.Kind> kinds) {
        var names = kinds.stream().map(this::of).collect(Collectors.joining(pick("、", ", ")));
        return pick("尚缺：" + names, "still missing: " + names);
    }

    String complete() {
        return pick("证据齐备", "evidence complete");
    }

    String repeatOffender() {
        return pick("该卖家此前有过已结案的案件。", "This seller has had a case before.");
    }

    String relation() {
        return pick("与品牌的关系", "Relation");
    }

    String violations() {
        return pick("涉及问题数", "Open matters");
    }

    String jurisdiction() {
        return pick("适用法域", "Jurisdiction");
    }

    String when() {
        return pick("时间", "When");
    }

    String lookAgain() {
        return pick("复查时间", "We look again");
    }

    String waitingFor() {
        return pick("等待", "Waiting for");
    }

    String due() {
        return pick("期限", "Due");
    }

    String from() {
        return pick("开始", "From");
    }

    String until() {
        return pick("截止", "Until");
    }

    String ground() {
        return pick("依据", "Ground");
    }

    String evidence() {
        return pick("证据", "Evidence");
    }

    String outcome() {
        return pick("结果", "Outcome");
    }

    String rules() {
        return pick("规则版本", "Rules");
    }

    private String pick(String chinese, String english) {
        return switch (language) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }
}
