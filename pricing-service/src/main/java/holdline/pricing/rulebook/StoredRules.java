package holdline.pricing.rulebook;

import static java.util.stream.Collectors.toSet;

import holdline.events.Channel;
import holdline.events.Money;
import holdline.events.PolicyRef;
import holdline.pricing.episode.Hysteresis;
import holdline.pricing.judging.Authorisation;
import holdline.pricing.judging.JudgingSettings;
import holdline.pricing.judging.PricePolicy;
import holdline.pricing.judging.Standing;
import holdline.pricing.matching.KnownProduct;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rules in sets: one statement for all tenants that need a part, however many they are. */
@ApplicationScoped
class StoredRules {

    private static final String VERSIONS = """
            SELECT tenant, catalogue, registry, policies, settings FROM rulebook WHERE tenant = ANY (?)
            """;

    private static final String PRODUCTS = """
            SELECT tenant, id, code, name, brand, aliases, gtins, models, selective,
                   line, guide_amount, guide_currency
            FROM product WHERE tenant = ANY (?)
            """;

    private static final String SELLERS = """
            SELECT tenant, platform, shop_id, standing, product_codes, lines, channels, regions, tier, valid_from, valid_to
            FROM authorised_seller
            WHERE tenant = ANY (?)
            """;

    private static final String POLICIES = """
            SELECT tenant, policy, version, name, kind, product_code, line, platform, shop_id, channel, region, tier,
                   floor_amount, floor_currency, most_discount_percent, reason, tolerance_percent, valid_from, valid_to
            FROM policy_version WHERE tenant = ANY (?) AND in_force
            """;

    private static final String SETTINGS = """
            SELECT tenant, observations_to_agree, observation_gap_ms, accusing_confidence, reading_confidence,
                   moderate_from_percent, severe_from_percent, critical_from_percent, false_positive_for_ms
            FROM tenant_settings WHERE tenant = ANY (?)
            """;

    /** Rows fetched at a time: a large catalogue is never held twice. */
    private static final int FETCH = 5_000;

    private final AgroalDataSource database;

    StoredRules(AgroalDataSource database) {
        this.database = database;
    }

    Map<String, Versions> versions(Collection<String> tenants) throws SQLException {
        var found = new HashMap<String, Versions>();
        read(
                VERSIONS,
                tenants,
                row -> found.put(
                        row.getString(1),
                        new Versions(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        return found;
    }

    Map<String, List<KnownProduct>> products(Collection<String> tenants) throws SQLException {
        return grouped(
                PRODUCTS,
                tenants,
                row -> new KnownProduct(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("brand"),
                        texts(row, "aliases"),
                        texts(row, "gtins"),
                        texts(row, "models"),
                        row.getBoolean("selective"),
                        row.getString("line"),
                        money(row, "guide")));
    }

    Map<String, List<Authorisation>> sellers(Collection<String> tenants) throws SQLException {
        return grouped(
                SELLERS,
                tenants,
                row -> new Authorisation(
                        row.getString("platform"),
                        row.getString("shop_id"),
                        Standing.valueOf(row.getString("standing")),
                        Set.copyOf(texts(row, "product_codes")),
                        Set.copyOf(texts(row, "lines")),
                        texts(row, "channels").stream().map(Channel::valueOf).collect(toSet()),
                        Set.copyOf(texts(row, "regions")),
                        row.getString("tier"),
                        row.getTimestamp("valid_from").toInstant(),
                        instant(row, "valid_to")));
    }

    Map<String, List<PricePolicy>> policies(Collection<String> tenants) throws SQLException {
        return grouped(
                POLICIES,
                tenants,
                row -> new PricePolicy(
                        new PolicyRef(row.getObject("policy", UUID.class), row.getInt("version")),
                        row.getString("name"),
                        PricePolicy.Kind.valueOf(row.getString("kind")),
                        new PricePolicy.Scope(
                                row.getString("product_code"),
                                row.getString("line"),
                                row.getString("platform"),
                                row.getString("shop_id"),
                                row.getString("channel") == null ? null : Channel.valueOf(row.getString("channel")),
                                row.getString("region"),
                                row.getString("tier")),
                        PricePolicy.Rule.of(
                                money(row, "floor"),
                                row.getBigDecimal("most_discount_percent"),
                                row.getString("reason")),
                        row.getBigDecimal("tolerance_percent"),
                        instant(row, "valid_from"),
                        instant(row, "valid_to")));
    }

    Map<String, TenantRules.Settings> settings(Collection<String> tenants) throws SQLException {
        var found = new HashMap<String, TenantRules.Settings>();
        read(
                SETTINGS,
                tenants,
                row -> found.put(
                        row.getString("tenant"),
                        new TenantRules.Settings(
                                new JudgingSettings(
                                        row.getDouble("accusing_confidence"),
                                        row.getDouble("reading_confidence"),
                                        row.getBigDecimal("moderate_from_percent"),
                                        row.getBigDecimal("severe_from_percent"),
                                        row.getBigDecimal("critical_from_percent")),
                                new Hysteresis(
                                        row.getInt("observations_to_agree"),
                                        Duration.ofMillis(row.getLong("observation_gap_ms"))),
                                Duration.ofMillis(row.getLong("false_positive_for_ms")))));
        return found;
    }

    private <T> Map<String, List<T>> grouped(String query, Collection<String> tenants, Row<T> value)
            throws SQLException {
        var found = new HashMap<String, List<T>>();
        read(
                query,
                tenants,
                row -> found.computeIfAbsent(row.getString("tenant"), _ -> new ArrayList<>())
                        .add(value.of(row)));
        return found;
    }

    private void read(String query, Collection<String> tenants, Row<?> each) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCH);
            statement.setArray(1, connection.createArrayOf("text", tenants.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.of(rows);
                }
            }
        }
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Money money(ResultSet row, String prefix) throws SQLException {
        var amount = row.getBigDecimal(prefix + "_amount");
        return amount == null ? null : new Money(amount, Currency.getInstance(row.getString(prefix + "_currency")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** One row as a value, or its effect. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
