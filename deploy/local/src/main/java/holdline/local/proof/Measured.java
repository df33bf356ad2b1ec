package holdline.local.proof;

import holdline.local.Trouble;
import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.telling.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A bench or a proof that has a name. It is a test of one module, told by a system property to do its full size. */
public enum Measured {
    /** Outbox to Kafka: events per second, and how long an event waits when the relay is idle. */
    RELAY(Kind.BENCH, "relay", "messaging", "RelayBench", "outbox to Kafka: events per second, waiting time when idle"),
    /** Due notices to a mail server: mails per second, one under way at a time. */
    MAIL(
            Kind.BENCH,
            "mail",
            "notification-service",
            "MailBench",
            "notices to a mail server: mails per second against a bare socket"),
    /** CPU time per page of the crawler's reading. */
    CRAWL(
            Kind.BENCH,
            "crawl",
            "crawler-service",
            "CrawlBench",
            "CPU per page: full and tiered reading beside a bare client with jsoup, and beside Scrapy"),
    /** What a claim from the frontier costs when much is known. */
    FRONTIER_COST(
            Kind.BENCH,
            "frontier",
            "crawler-service",
            "FrontierBench",
            "claiming due visits: 1,000,000 known addresses beside 10,000"),
    /** What adaptive revisits bring beside a fixed interval. */
    REVISIT(
            Kind.BENCH,
            "revisit",
            "crawler-service",
            "RevisitBench",
            "adaptive revisits beside a fixed interval: freshness for the same number of visits, simulated"),
    /** What a listing costs to match when the catalogue is large. */
    MATCH(
            Kind.BENCH,
            "match",
            "pricing-service",
            "MatchBench",
            "matching a listing: beside 100,000 products and beside 1,000"),
    /** Three crawlers on 200 hosts, one of them killed. */
    FRONTIER(
            Kind.PROVE,
            "frontier",
            "crawler-service",
            "FrontierIT",
            "three crawlers, 200 hosts, one killed with -9: nobody asked too soon, nothing twice, nothing lost"),
    /** Every service killed with -9 at random moments: nothing lost, nothing doubled. */
    CRASH(
            Kind.PROVE,
            "crash",
            "deploy/e2e",
            "CrashIT",
            "10,000 events while every service is killed with -9: 0 lost, 0 doubled"),
    /** Saved real pages become listings, violations, cases and mails. */
    PAGES(
            Kind.PROVE,
            "pages",
            "deploy/e2e",
            "PagesIT",
            "saved real pages of the shared data become listings, cases and mails"),
    /** Bombs, floods, nesting and noise through the client and the extraction of one small process. */
    HOSTILE(
            Kind.PROVE,
            "hostile",
            "crawler-service",
            "HostileTest",
            "1,000 hostile answers and pages: no crash, none over 1 s CPU, heap bounded, others at 0.8 of their pace"
                    + " or more"),
    /** Who keeps and seals captures is killed with -9, over and over. */
    EVIDENCE(
            Kind.PROVE,
            "evidence",
            "crawler-service",
            "EvidenceCrashTest",
            "keeping and sealing captures while killed with -9: every one named is whole and proves itself"),
    /** The demo's story with the packaged services. */
    STORY(Kind.PROVE, "story", "deploy/e2e", "StoryIT", "the demo's story, step by step, with the packaged services");

    /** The command it belongs to. */
    public enum Kind {
        BENCH("bench"),
        PROVE("prove");

        private final String command;

        Kind(String command) {
            this.command = command;
        }

        public String command() {
            return command;
        }
    }

    private final Kind kind;
    private final String title;
    private final String module;
    private final String test;
    private final String says;

    Measured(Kind kind, String title, String module, String test, String says) {
        this.kind = kind;
        this.title = title;
        this.module = module;
        this.test = test;
        this.says = says;
    }

    public static Optional<Measured> named(Kind kind, String name) {
        return Arrays.stream(values())
                .filter(one -> one.kind == kind && one.title.equals(name))
                .findFirst();
    }

    /** What there is, one line each. */
    public static List<String> list(Kind kind) {
        var table = new Table("name", "what it shows");
        Arrays.stream(values()).filter(one -> one.kind == kind).forEach(one -> table.row(one.title, one.says));
        return table.lines();
    }

    /**
     * The Maven words that run it at full size: as a plain test of its module, or, when its name ends in IT, as an
     * integration test against packaged services. {@code -am} builds what it needs; tests of those other modules are not run.
     */
    List<String> maven() {
        var words = new ArrayList<>(List.of(
                "./mvnw", "-B", "-ntp", "-q", "-pl", module, "-am", "-Dholdline." + kind.command() + "=" + title));
        words.add("-Dsurefire.failIfNoSpecifiedTests=false");
        if (test.endsWith("IT")) {
            words.addAll(
                    List.of("-Dtest=none", "-Dit.test=" + test, "-Dfailsafe.failIfNoSpecifiedTests=false", "verify"));
        } else {
            // It runs long enough for the optimising compiler, which the tests' JVMs go without.
            words.addAll(List.of("-Djvm.short=", "-Dtest=" + test, "test"));
        }
        return List.copyOf(words);
    }

    /** Runs it with its output on this terminal; returns Maven's exit code. Ctrl-C ends it too. */
    public int run(Place place) {
        try {
            var process = new ProcessBuilder(maven())
                    .directory(place.root().toFile())
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop-" + title));
            return process.waitFor();
        } catch (IOException e) {
            throw new Trouble("Could not start ./mvnw: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void stop(Process process) {
        process.destroy();
        new Patience().until(Duration.ofSeconds(20), Duration.ofMillis(100), () -> !process.isAlive());
    }
}
