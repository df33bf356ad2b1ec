package holdline.local.demo;

/**
 * A shop of the demo.
 *
 * @param host the marketplace it is on
 * @param email where its seller reads mail, if the brand knows
 */
record Shop(String host, String id, String name, String email) {

    static Shop of(String host, String id, String name) {
        return new Shop(host, id, name, id + "@" + host);
    }
}
