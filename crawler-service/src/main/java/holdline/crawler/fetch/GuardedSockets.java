package holdline.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Checks every address at the moment of connecting, whatever led to it: a name, a literal, a redirect. What was checked
 * is what is connected to, so a name server that changes its answer gains nothing.
 */
final class GuardedSockets extends SocketFactory {

    private final ResolveMap resolve;
    private final boolean allowPrivate;

    GuardedSockets(ResolveMap resolve, boolean allowPrivate) {
        this.resolve = resolve;
        this.allowPrivate = allowPrivate;
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
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint) throws IOException {
                connect(endpoint, 0);
            }

            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                check(endpoint);
                super.connect(endpoint, timeout);
            }
        };
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
}
