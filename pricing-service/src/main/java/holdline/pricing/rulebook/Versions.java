package holdline.pricing.rulebook;

/** How often each part of one brand's rules has changed. */
record Versions(long catalogue, long registry, long policies, long settings) {

    static final Versions NONE = new Versions(0, 0, 0, 0);

    long of(Part part) {
        return switch (part) {
            case CATALOGUE -> catalogue;
            case REGISTRY -> registry;
            case POLICIES -> policies;
            case SETTINGS -> settings;
        };
    }
}
