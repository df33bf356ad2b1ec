package holdline.crawler.picture;

import holdline.events.PictureHash;
import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the main pictures looked like when they were last read, and when somebody was last sent to look. */
@ApplicationScoped
public class Pictures {

    private final AgroalDataSource database;
    private final PictureConfig config;
    private final InstantSource clock;

    Pictures(AgroalDataSource database, PictureConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is known of some pictures.
     *
     * @param hashes by address, of those that were read
     * @param due the addresses somebody should look at
     */
    public record Known(Map<String, PictureHash> hashes, Set<String> due) {

        static final Known NOTHING = new Known(Map.of(), Set.of());

        public @Nullable PictureHash hash(@Nullable String address) {
            return address == null ? null : hashes.get(address);
        }
    }

    /** What is known of these addresses. One statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Known known(Collection<String> addresses) {
        if (!config.enabled() || addresses.isEmpty()) {
            return Known.NOTHING;
        }
        var now = clock.instant();
        var hashes = new HashMap<String, PictureHash>();
        var due = new TreeSet<>(addresses);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT url, asked_at, algorithm, bits FROM picture WHERE url = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", addresses.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var url = rows.getString(1);
                    var bits = rows.getString(4);
                    if (bits != null) {
                        hashes.put(url, new PictureHash(url, rows.getString(3), bits, null));
                    }
                    var again =
                            rows.getTimestamp(2).toInstant().plus(bits == null ? config.retry() : config.believed());
                    if (now.isBefore(again)) {
                        due.remove(url);
                    }
                }
            }
            return new Known(hashes, due);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look up " + addresses.size() + " pictures", e);
        }
    }

    /** Remembers that somebody was sent to look at these. The hosts of the addresses are locked by the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void asked(Collection<String> addresses, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO picture (url, asked_at) SELECT url, ? FROM unnest(?::text[]) AS url ORDER BY url
                        ON CONFLICT (url) DO UPDATE SET asked_at = excluded.asked_at
                        """)) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.setArray(2, connection.createArrayOf("text", addresses.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note that " + addresses.size() + " pictures were asked for", e);
        }
    }

    /** The look of these bytes, if they were read before under any address. */
    Optional<String> bitsOf(String sha256) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT bits FROM picture WHERE sha256 = ? AND algorithm = ? LIMIT 1")) {
            query.setString(1, sha256);
            query.setString(2, PerceptualHash.ALGORITHM);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for the picture " + sha256, e);
        }
    }

    /**
     * Keeps what a picture looks like now.
     *
     * @param look absent: its address shows no picture any more that can be read
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(String address, @Nullable Look look, Instant at) {
        try (var connection = database.getConnection();
                var keep = connection.prepareStatement("""
                        INSERT INTO picture (url, asked_at, algorithm, bits, sha256) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (url) DO UPDATE SET
                            algorithm = excluded.algorithm, bits = excluded.bits, sha256 = excluded.sha256
                        """)) {
            keep.setString(1, address);
            keep.setTimestamp(2, Timestamp.from(at));
            keep.setString(3, look == null ? null : PerceptualHash.ALGORITHM);
            keep.setString(4, look == null ? null : look.bits());
            keep.setString(5, look == null ? null : look.sha256());
            keep.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot keep the look of a picture", e);
        }
    }
}
