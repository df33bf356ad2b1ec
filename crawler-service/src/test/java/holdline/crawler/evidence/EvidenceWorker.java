package holdline.crawler.evidence;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import holdline.crawler.fetch.Body;
import holdline.crawler.fetch.Fetched;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * A process that keeps captures and seals them as fast as it can, in transactions as the service has them, to be killed
 * at any moment. Prints a line when the transaction that named a capture was committed.
 */
final class EvidenceWorker {

    private static final int WRITERS = 4;

    /** Few words of a large alphabet: pages that compress badly, so that writing a record takes a while. */
    private static final int MOST_BYTES = 120_000;

    private final Captures captures;
    private final KeepCapture keep;
    private final SealCaptures seal;
    private final InstantSource clock = InstantSource.system();

    private EvidenceWorker(Path folder, AgroalDataSource database) {
        var config = CaptureStoreTest.config(Map.of(
                "holdline.crawler.evidence.directory", folder.toString(),
                "holdline.crawler.evidence.seal.every", "PT0.001S",
                "holdline.crawler.evidence.seal.captures", "40"));
        this.captures = new Captures(database, clock);
        this.keep = new KeepCapture(new CaptureFiles(folder), captures, config, "crawler-service", "1");
        this.seal = new SealCaptures(database, config);
    }

    static AgroalDataSource database(String url) throws SQLException {
        var transactions = new NarayanaTransactionIntegration(
                TransactionManager.transactionManager(), new TransactionSynchronizationRegistryImple());
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(WRITERS + 2)
                        .transactionIntegration(transactions)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
    }

    /**
     * Starts it.
     *
     * @param arguments address of the database, folder of the store, and a number, or {@code seal} to close what is open
     */
    public static void main(String[] arguments) throws Exception {
        var worker = new EvidenceWorker(Path.of(arguments[1]), database(arguments[0]));
        if (arguments[2].equals("seal")) {
            while (worker.sealed() > 0) {}
            System.exit(0);
        }
        for (var writer = 0; writer < WRITERS; writer++) {
            var random = new Random(Long.parseLong(arguments[2]) * WRITERS + writer);
            Thread.ofPlatform().start(() -> {
                while (true) {
                    worker.capture(random);
                }
            });
        }
        while (true) {
            worker.sealed();
        }
    }

    private void capture(Random random) {
        try {
            var page = new byte[1 + random.nextInt(MOST_BYTES)];
            random.nextBytes(page);
            kept(WarcFileTest.answered(page));
            if (random.nextInt(4) == 0) {
                // Looked at again and unchanged: a record that travels with its row.
                kept(WarcFileTest.answered(page));
            }
        } catch (Exception e) {
            System.out.println("failed: " + e);
            Runtime.getRuntime().halt(3);
        }
    }

    private void kept(Fetched.Answered answered) {
        Body body = answered.body();
        var kept = keep.keep(answered.address(), answered, body.sha256());
        inTransaction(() -> {
            captures.note(kept, Set.of("lanting"));
            return 0;
        });
        System.out.println(String.join(" ", List.of("kept", kept.sha256(), kept.recordSha256())));
    }

    private int sealed() {
        return inTransaction(() -> seal.seal(clock.instant()));
    }

    private static int inTransaction(IntSupplier work) {
        var transactions = TransactionManager.transactionManager();
        try {
            transactions.begin();
            var result = work.getAsInt();
            transactions.commit();
            return result;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
