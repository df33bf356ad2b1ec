package holdline.cases.rows;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The real thing, counting the statements of each thread. */
@Alternative
@Priority(1)
@Singleton
public class CountingRows extends Rows {

    private final ThreadLocal<Integer> statements = ThreadLocal.withInitial(() -> 0);

    CountingRows(AgroalDataSource database) {
        super(database);
    }

    /** How many statements this thread sent while the action ran. */
    public int during(Runnable action) {
        var before = statements.get();
        action.run();
        return statements.get() - before;
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        statements.set(statements.get() + 1);
        return super.update(sql, parameters);
    }

    @Override
    public <R> List<R> read(Class<R> type, String sql, @Nullable Object... parameters) {
        statements.set(statements.get() + 1);
        return super.read(type, sql, parameters);
    }
}
