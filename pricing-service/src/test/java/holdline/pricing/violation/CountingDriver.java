package holdline.pricing.violation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** PostgreSQL's driver, counting for each thread the statements it executes. */
public final class CountingDriver implements Driver {

    private static final ThreadLocal<AtomicInteger> EXECUTED = ThreadLocal.withInitial(AtomicInteger::new);

    private final Driver postgresql = new org.postgresql.Driver();

    /** How many statements this thread executes meanwhile; what timers and the relay do on theirs does not count. */
    static int statementsOf(Runnable work) {
        EXECUTED.get().set(0);
        work.run();
        return EXECUTED.get().get();
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        var connection = postgresql.connect(url, info);
        return connection == null ? null : counting(Connection.class, connection);
    }

    private static <T> T counting(Class<T> type, T target) {
        InvocationHandler handler = (_, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                EXECUTED.get().incrementAndGet();
            }
            try {
                var answer = method.invoke(target, arguments);
                return switch (answer) {
                    case PreparedStatement prepared -> counting(PreparedStatement.class, prepared);
                    case Statement statement -> counting(Statement.class, statement);
                    case null -> null;
                    default -> answer;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(CountingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgresql.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return postgresql.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return postgresql.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgresql.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgresql.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
