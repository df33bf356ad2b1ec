package holdline.pricing.violation;

import holdline.events.Severity;
import holdline.events.Signal;
import holdline.pricing.episode.Agreement;
import holdline.pricing.episode.EpisodeState;
import holdline.pricing.episode.EpisodeState.Cleared;
import holdline.pricing.episode.EpisodeState.Open;
import holdline.pricing.episode.EpisodeState.Quiet;
import holdline.pricing.episode.EpisodeState.Recovering;
import holdline.pricing.episode.EpisodeState.Relapsing;
import holdline.pricing.episode.EpisodeState.Retracted;
import holdline.pricing.episode.EpisodeState.Suspected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An episode's state as a row of {@code signal_state}; the one place where the two are mapped. */
record StateRow(
        ListingKey key,
        Signal signal,
        String status,
        @Nullable UUID episode,
        @Nullable Severity severity,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Agreement wrong,
        @Nullable Agreement right) {

    static StateRow of(ListingKey key, Signal signal, EpisodeState state) {
        return switch (state) {
            case Quiet() -> new StateRow(key, signal, "quiet", null, null, null, null, null, null);
            case Suspected(var wrong, var right) ->
                new StateRow(key, signal, "suspected", null, null, null, null, wrong, right);
            case Open(var episode, var severity, var since) ->
                new StateRow(key, signal, "open", episode, severity, since, null, null, null);
            case Recovering(Open(var episode, var severity, var since), var right) ->
                new StateRow(key, signal, "recovering", episode, severity, since, null, null, right);
            case Cleared(var episode, var since) ->
                new StateRow(key, signal, "cleared", episode, null, since, null, null, null);
            case Relapsing(Cleared(var episode, var since), var wrong, var right) ->
                new StateRow(key, signal, "relapsing", episode, null, since, null, wrong, right);
            case Retracted(var episode, var since, var until) ->
                new StateRow(key, signal, "retracted", episode, null, since, until, null, null);
        };
    }

    static StateRow of(ResultSet row) throws SQLException {
        var severity = row.getString("severity");
        return new StateRow(
                new ListingKey(row.getString("tenant"), row.getString("listing")),
                Signal.valueOf(row.getString("signal")),
                row.getString("status"),
                row.getObject("episode", UUID.class),
                severity == null ? null : Severity.valueOf(severity),
                instant(row, "since"),
                instant(row, "until"),
                agreement(row, "wrong"),
                agreement(row, "right"));
    }

    /**
     * The state.
     *
     * @throws IllegalStateException when the row's columns do not make up its status, which a CHECK prevents
     */
    EpisodeState state() {
        return switch (status) {
            case "quiet" -> new Quiet();
            case "suspected" -> new Suspected(wrong, right);
            case "open" -> open();
            case "recovering" -> new Recovering(open(), right);
            case "cleared" -> cleared();
            case "relapsing" -> new Relapsing(cleared(), wrong, right);
            case "retracted" ->
                new Retracted(stored("episode", episode), stored("since", since), stored("until", until));
            default -> throw new IllegalStateException("no state is called " + status);
        };
    }

    private Open open() {
        return new Open(stored("episode", episode), stored("severity", severity), stored("since", since));
    }

    private Cleared cleared() {
        return new Cleared(stored("episode", episode), stored("since", since));
    }

    private <T> T stored(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a " + status + " signal of " + key + " has no " + column);
        }
        return value;
    }

    @Nullable
    Integer wrongCount() {
        return wrong == null ? null : wrong.observations();
    }

    @Nullable
    Instant wrongAt() {
        return wrong == null ? null : wrong.lastCountedAt();
    }

    @Nullable
    Integer rightCount() {
        return right == null ? null : right.observations();
    }

    @Nullable
    Instant rightAt() {
        return right == null ? null : right.lastCountedAt();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Agreement agreement(ResultSet row, String which) throws SQLException {
        var at = instant(row, which + "_at");
        return at == null ? null : new Agreement(row.getInt(which + "_count"), at);
    }
}
