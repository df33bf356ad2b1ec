package holdline.crawler.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Which network addresses a crawler may talk to: only those of the public internet. Source of the ranges: the IANA
 * special-purpose address registries. Addresses that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4,
 * Teredo) are judged by that one too.
 */
final class AddressGuard {

    private AddressGuard() {}

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
            case 88 -> third == 99;
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
        if (starts(b, 0x20, 0x01, 0x0D, 0xB8) || starts(b, 0x01, 0x00, 0, 0) || starts(b, 0x3F, 0xFF)) {
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
