package holdline.crawler.fetch;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Checks every address at the moment of connecting, whatever led to it: a name, a literal, a redirect. What was checked
 * is what is connected to, so a name server that changes its answer gains nothing. What a server may send without being
 * asked for more is limited here as well, below every protocol: endless headers, chunk extensions and frames end here.
 */
final class GuardedSockets extends SocketFactory {

    private final ResolveMap resolve;
    private final boolean allowPrivate;
    private final @Nullable OutboundProxy proxy;
    private final long mostUnasked;

    GuardedSockets(ResolveMap resolve, boolean allowPrivate, @Nullable OutboundProxy proxy, long mostUnasked) {
        this.resolve = resolve;
        this.allowPrivate = allowPrivate;
        this.proxy = proxy;
        this.mostUnasked = mostUnasked;
    }

    /** @throws ForbiddenAddress when nothing may be sent there */
    void check(SocketAddress endpoint) throws ForbiddenAddress {
        if (!(endpoint instanceof InetSocketAddress socket) || socket.getAddress() == null) {
            throw new ForbiddenAddress("the address has not been resolved");
        }
        if (allowPrivate || resolve.leadsTo(socket)) {
            return;
        }
        var objection = AddressGuard.objection(socket.getAddress());
        if (objection.isPresent()) {
            throw new ForbiddenAddress("the address is " + objection.get());
        }
    }

    @Override
    public Socket createSocket() {
        return new Guarded();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    /** Connects only where it may, and reads only so much in answer to what was written. */
    private final class Guarded extends Socket {

        private final AtomicLong unasked = new AtomicLong();

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            check(endpoint);
            if (proxy == null || resolve.leadsTo((InetSocketAddress) endpoint)) {
                super.connect(endpoint, timeout);
            } else {
                super.connect(proxy.resolved(), timeout);
                proxy.tunnel(this, (InetSocketAddress) endpoint, timeout);
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    var one = in.read();
                    counted(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    var read = in.read(into, offset, length);
                    counted(read);
                    return read;
                }
            };
        }

        private void counted(int read) throws IOException {
            if (unasked.addAndGet(Math.max(read, 0)) > mostUnasked) {
                close();
                throw new IOException("the server sends more than " + mostUnasked + " bytes to one request");
            }
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    unasked.set(0);
                    out.write(bytes, offset, length);
                }

                @Override
                public void write(int one) throws IOException {
                    unasked.set(0);
                    out.write(one);
                }
            };
        }
    }
}
