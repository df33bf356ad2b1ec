package holdline.pricing.waterfall;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Payer;
import holdline.pricing.waterfall.Stacking.Campaign;
import holdline.pricing.waterfall.Stacking.Excluding;
import holdline.pricing.waterfall.Stacking.Measured;
import holdline.pricing.waterfall.Stacking.Stage;
import holdline.pricing.waterfall.Stacking.Unnamed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stacking rules that ship with the service. The file {@code stacking/index.txt} names them, one per line. */
public final class StackingRules {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final StackingRules SHIPPED = read();

    private final List<Stacking> all;
    private final Stacking anywhere;
    private final Stacking asListed;

    private StackingRules(List<Stacking> all, Stacking anywhere, Stacking asListed) {
        this.all = List.copyOf(all);
        this.anywhere = anywhere;
        this.asListed = asListed;
    }

    public static StackingRules shipped() {
        return SHIPPED;
    }

    /**
     * A platform's rules, or those for a shop of its own.
     *
     * @param platform as listings name it: {@code tmall.com}; a country's site counts as its platform
     */
    public Stacking of(String platform) {
        return all.stream()
                .filter(stacking -> stacking.platforms().stream()
                        .anyMatch(known -> platform.equals(known)
                                || platform.endsWith("." + known)
                                || (known.endsWith(".") && platform.startsWith(known))))
                .findFirst()
                .orElse(anywhere);
    }

    /** For a basket whose promotions somebody listed because they apply: nothing excludes anything. */
    public Stacking asListed() {
        return asListed;
    }

    List<Stacking> all() {
        return all;
    }

    private static StackingRules read() {
        var all = new ArrayList<Stacking>();
        for (var line : text("index.txt").lines().toList()) {
            if (!line.isBlank()) {
                all.add(read(text(line.strip())));
            }
        }
        return new StackingRules(all, read(text("anywhere.yaml")), read(text("as-listed.yaml")));
    }

    static Stacking read(String yaml) {
        try {
            return YAML.readValue(yaml, File.class).stacking();
        } catch (IOException broken) {
            throw new UncheckedIOException("stacking rules cannot be read", broken);
        }
    }

    private static String text(String name) {
        try (var resource = StackingRules.class.getResourceAsStream("/stacking/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("stacking/" + name + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As the files are written: kinds and payers by their wire names, days in the file's zone. */
    record File(
            Set<String> platforms,
            String version,
            @Nullable String zone,
            Together together,
            MeasuredOn measured,
            List<StageLine> stages,
            @Nullable List<ExcludingLine> excluding,
            @Nullable List<UnnamedLine> unnamed,
            @Nullable List<CampaignLine> campaigns) {

        record Together(boolean known, String source) {}

        record MeasuredOn(String on, String source) {}

        record StageLine(
                String name,
                Set<String> kinds,
                @Nullable Set<String> payers,
                @Nullable Boolean crossShop,
                boolean exclusive,
                boolean setsPrice,
                String source) {}

        record ExcludingLine(String stage, String other, String source) {}

        record UnnamedLine(Set<String> kinds, String payer, String source) {}

        record CampaignLine(String from, String until, BigDecimal per, BigDecimal off, String source) {}

        Stacking stacking() {
            var where = ZoneId.of(zone == null ? "UTC" : zone);
            return new Stacking(
                    platforms,
                    version,
                    together.known(),
                    Measured.valueOf(measured.on().toUpperCase(Locale.ROOT)),
                    stages.stream()
                            .map(stage -> new Stage(
                                    stage.name(),
                                    kinds(stage.kinds()),
                                    stage.payers() == null ? Set.of() : payers(stage.payers()),
                                    stage.crossShop(),
                                    stage.exclusive(),
                                    stage.setsPrice(),
                                    stage.source()))
                            .toList(),
                    excluding == null
                            ? List.of()
                            : excluding.stream()
                                    .map(rule -> new Excluding(rule.stage(), rule.other(), rule.source()))
                                    .toList(),
                    unnamed == null
                            ? List.of()
                            : unnamed.stream()
                                    .map(rule -> new Unnamed(kinds(rule.kinds()), payer(rule.payer()), rule.source()))
                                    .toList(),
                    campaigns == null
                            ? List.of()
                            : campaigns.stream()
                                    .map(line -> new Campaign(
                                            LocalDate.parse(line.from())
                                                    .atStartOfDay(where)
                                                    .toInstant(),
                                            LocalDate.parse(line.until())
                                                    .plusDays(1)
                                                    .atStartOfDay(where)
                                                    .toInstant(),
                                            line.per(),
                                            line.off(),
                                            line.source()))
                                    .toList());
        }

        private static Set<Kind> kinds(Set<String> names) {
            return names.stream()
                    .map(name -> Kind.of(name)
                            .orElseThrow(() -> new IllegalArgumentException("no kind of promotion: " + name)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static Set<Payer> payers(Set<String> names) {
            return names.stream().map(File::payer).collect(Collectors.toUnmodifiableSet());
        }

        private static Payer payer(String name) {
            return Payer.of(name).orElseThrow(() -> new IllegalArgumentException("nobody pays as " + name));
        }
    }
}
