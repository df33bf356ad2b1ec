package holdline.crawler.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up, and refuses a name as a whole when any of its addresses is forbidden: mixed answers are how guards are
 * probed. The system's resolver blocks the thread it runs on, so it gets a few threads of its own: a slow name server
 * must not hold the threads that carry all visits.
 */
final class Names implements Dns, AutoCloseable {

    private static final int THREADS = 16;

    private final Dns resolver;
    private final GuardedSockets sockets;
    private final Duration patience;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("names-", 0).daemon().factory());

    Names(Dns resolver, GuardedSockets sockets, Duration patience) {
        this.resolver = resolver;
        this.sockets = sockets;
        this.patience = patience;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var addresses = resolved(host);
        for (var address : addresses) {
            try {
                sockets.check(new InetSocketAddress(address, 0));
            } catch (ForbiddenAddress forbidden) {
                throw unknown(host + ": " + forbidden.getMessage(), forbidden);
            }
        }
        return addresses;
    }

    private List<InetAddress> resolved(String host) throws UnknownHostException {
        var answer = threads.submit(() -> resolver.lookup(host));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String message, Exception cause) {
        var unknown = new UnknownHostException(message);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
