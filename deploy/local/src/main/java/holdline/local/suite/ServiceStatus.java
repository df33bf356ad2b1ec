package holdline.local.suite;

/**
 * How one service is.
 *
 * @param url where it answers, or would
 */
public record ServiceStatus(String name, State state, String url) {}
