package holdline.notification.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the open internet from those that lead inside (IANA special-purpose registries). */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes) {
        var a = bytes[0] & 0xff;
        var b = bytes[1] & 0xff;
        var c = bytes[2] & 0xff;
        var thisNetwork = a == 0;
        var carrierNat = a == 100 && (b & 0xc0) == 64;
        var protocolAssignments = a == 192 && b == 0 && c == 0;
        var documentation =
                (a == 192 && b == 0 && c == 2) || (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        var benchmarking = a == 198 && (b & 0xfe) == 18;
        var reserved = a >= 240;
        return !(thisNetwork || carrierNat || protocolAssignments || documentation || benchmarking || reserved);
    }

    private static boolean isPublic6(byte[] bytes) {
        var globalUnicast = (bytes[0] & 0xe0) == 0x20;
        // 2001::/23 and 2001:db8::/32 are protocols and documentation; 2002::/16 hides an IPv4 address.
        var first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        var second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        var special = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        return globalUnicast && !special && first != 0x2002;
    }
}
