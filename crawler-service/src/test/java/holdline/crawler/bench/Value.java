package holdline.crawler.bench;

/** What all contestants read of a page, and must agree on. */
record Value(String title, String amount, String currency) {

    /** Tab-separated, as the spider prints it too. */
    String line() {
        return amount + "\t" + currency + "\t" + title;
    }
}
