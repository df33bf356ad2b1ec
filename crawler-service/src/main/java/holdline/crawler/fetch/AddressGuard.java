package holdline.crawler.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Which network addresses a crawler may talk to: only those of the public internet. Source of the ranges: the IANA
 * special-purpose address registries. Addresses that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4,
 * Teredo) are judged by that one too.
 */
final class AddressGuard {

    /** Below: ports that belong to one known service each; only the web's own are asked. */
    private static final int LEAST_FREE_PORT = 1024;

    /** Ports above that browsers refuse too, because what listens there might obey a web request (WHATWG Fetch, "bad port"). */
    private static final Set<Integer> BAD_PORTS = Set.of(
            1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
            10080);

    /** WHATWG URL: a host whose last part is a number is an IPv4 address, decimal, octal or hex, of one to four parts. */
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:^|\\.)(?:\\d+|0x[0-9a-f]*)\\.?$");

    /** The one form of it that every resolver and proxy reads alike. */
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    private AddressGuard() {}

    /** Why this address must not be asked, whatever network address its host has, or nothing. */
    static Optional<String> objection(HttpUrl url) {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return Optional.of("the address carries a user name");
        }
        var host = url.host();
        if (NUMBER.matcher(host).find() && !IPV4.matcher(host).matches()) {
            return Optional.of("the host is a number in a form that everybody reads differently");
        }
        var port = url.port();
        var web = port == 80 || port == 443 || (port >= LEAST_FREE_PORT && !BAD_PORTS.contains(port));
        return web ? Optional.empty() : Optional.of("port " + port + " is not a web server's");
    }

    /** Why this address is off limits, or nothing. */
    static Optional<String> objection(InetAddress address) {
        return address instanceof Inet6Address v6 ? v6(v6) : v4(address.getAddress());
    }

    private static Optional<String> v4(byte[] b) {
        var a = b[0] & 0xFF;
        var c = b[1] & 0xFF;
        var d = b[2] & 0xFF;
        var why = switch (a) {
            case 0 -> "this network";
            case 10 -> "private";
            case 127 -> "loopback";
            case 100 -> c >= 64 && c <= 127 ? "shared address space" : "";
            case 169 -> c == 254 ? "link-local, where clouds serve metadata" : "";
            case 172 -> c >= 16 && c <= 31 ? "private" : "";
            case 192 -> c == 168 ? "private" : isReserved192(c, d) ? "reserved" : "";
            case 198 -> c == 18 || c == 19 || (c == 51 && d == 100) ? "reserved" : "";
            case 203 -> c == 0 && d == 113 ? "reserved" : "";
            default -> a >= 224 ? "multicast or reserved" : "";
        };
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    private static boolean isReserved192(int second, int third) {
        return switch (second) {
            case 0 -> third == 0 || third == 2;
            case 31 -> third == 196;
            case 52 -> third == 193;
            case 88 -> third == 99;
            case 175 -> third == 48;
            default -> false;
        };
    }

    private static Optional<String> v6(Inet6Address address) {
        var b = address.getAddress();
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return Optional.of("loopback");
        }
        if (address.isLinkLocalAddress() || address.isSiteLocalAddress()) {
            return Optional.of("link-local");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("multicast");
        }
        if ((b[0] & 0xFE) == 0xFC) {
            return Optional.of("unique local");
        }
        if (starts(b, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0)) {
            return inside("IPv4-translated", b, 12);
        }
        if (zero(b, 0, 12) || (zero(b, 0, 10) && (b[10] & 0xFF) == 0xFF && (b[11] & 0xFF) == 0xFF)) {
            return inside("IPv4-mapped", b, 12);
        }
        if (starts(b, 0x00, 0x64, 0xFF, 0x9B)) {
            return zero(b, 4, 12) ? inside("NAT64", b, 12) : Optional.of("local NAT64");
        }
        if (starts(b, 0x20, 0x02)) {
            return inside("6to4", b, 2);
        }
        if (starts(b, 0x20, 0x01, 0x00, 0x00)) {
            return Optional.of("Teredo");
        }
        // 2001::/23 is for protocols (benchmarks, ORCHID); nothing in it is a web server.
        if (starts(b, 0x20, 0x01) && (b[2] & 0xFE) == 0) {
            return Optional.of("reserved");
        }
        // ISATAP carries an IPv4 address in its interface identifier, under any prefix.
        if ((b[8] & 0xFD) == 0 && b[9] == 0 && (b[10] & 0xFF) == 0x5E && (b[11] & 0xFF) == 0xFE) {
            var objection = inside("ISATAP", b, 12);
            if (objection.isPresent()) {
                return objection;
            }
        }
        if (starts(b, 0x20, 0x01, 0x0D, 0xB8)
                || (starts(b, 0x3F, 0xFF) && (b[2] & 0xF0) == 0)
                || starts(b, 0x5F, 0x00)) {
            return Optional.of("reserved");
        }
        // Only 2000::/3 is handed out as global unicast.
        return (b[0] & 0xE0) == 0x20 ? Optional.empty() : Optional.of("not global unicast");
    }

    private static Optional<String> inside(String kind, byte[] b, int at) {
        return v4(new byte[] {b[at], b[at + 1], b[at + 2], b[at + 3]}).map(why -> kind + " " + why);
    }

    private static boolean zero(byte[] b, int from, int to) {
        for (var i = from; i < to; i++) {
            if (b[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] b, int... prefix) {
        for (var i = 0; i < prefix.length; i++) {
            if ((b[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
