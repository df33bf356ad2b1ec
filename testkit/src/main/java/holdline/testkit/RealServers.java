package holdline.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Gives the application under test a real broker, an empty database of a real PostgreSQL, and a key to trust. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var configuration = new HashMap<>(shared());
        // Modules are tested side by side on one machine: no fixed port.
        configuration.put("quarkus.http.test-port", "0");
        // The broker lives in the test's JVM and shares its log.
        configuration.put("quarkus.log.category.\"kafka\".level", "ERROR");
        configuration.put("quarkus.log.category.\"org.apache.kafka\".level", "ERROR");
        // Quarkus sets this one by itself, and clients that look at empty topics warn by the hundred.
        configuration.put("quarkus.log.category.\"org.apache.kafka.clients\".level", "ERROR");
        configuration.put("quarkus.log.category.\"state.change.logger\".level", "ERROR");
        configuration.put("quarkus.log.category.\"io.zonky\".level", "ERROR");
        return configuration;
    }

    private static Map<String, String> shared() {
        var thread = Thread.currentThread();
        var ours = thread.getContextClassLoader();
        var system = ClassLoader.getSystemClassLoader();
        // Kafka finds its own classes by the thread's loader; Quarkus's would find a second set of them.
        thread.setContextClassLoader(system);
        try {
            var configuration = (Map<?, ?>) system.loadClass(SharedServers.class.getName())
                    .getMethod("configurationWithFreshDatabase")
                    .invoke(null);
            var copy = new HashMap<String, String>();
            configuration.forEach((key, value) -> copy.put((String) key, (String) value));
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the shared servers did not start", e);
        } finally {
            thread.setContextClassLoader(ours);
        }
    }

    /** Leaves the servers running: the next application of this JVM uses them too. */
    @Override
    public void stop() {}
}
