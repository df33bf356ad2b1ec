package holdline.local.suite;

import holdline.local.Trouble;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Which port each part listens on: the usual one, or the one the environment says. */
public record Ports(Map<Port, Integer> numbers) {

    static final String BASE = "HOLDLINE_PORT_BASE";

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /**
     * The ports for an environment.
     *
     * @param environment may hold {@code HOLDLINE_PORT_BASE}, which moves all, and {@code HOLDLINE_CRAWLER_PORT} and the
     *     like, which move one and win
     * @throws Trouble when a variable is no port number, or two parts would share a port
     */
    public static Ports from(Map<String, String> environment) {
        var base = number(environment, BASE, 65_535 - Port.values().length);
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var users = new HashMap<Integer, Port>();
        for (var port : Port.values()) {
            var own = number(environment, port.variable(), 65_535);
            var number = own > 0 ? own : base > 0 ? base + port.fromBase() : port.usual();
            numbers.put(port, number);
            var other = users.put(number, port);
            if (other != null) {
                throw new Trouble("Port " + number + " is meant for both " + other.user() + " and " + port.user()
                        + ": change " + other.variable() + " or " + port.variable() + ".");
            }
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, port.usual());
    }

    private static int number(Map<String, String> environment, String variable, int most) {
        var text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new Trouble(variable + " should be a port number from 1 to " + most + ", but is '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
