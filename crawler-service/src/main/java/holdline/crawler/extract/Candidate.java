package holdline.crawler.extract;

import org.jspecify.annotations.Nullable;

/**
 * One place of a page that states something like a price, and what became of it.
 *
 * @param value the amount as a plain decimal
 * @param currency ISO 4217, where the place states one
 * @param from the place, such as {@code json-ld:offers.price}
 * @param reason why it was taken or passed over
 */
public record Candidate(String value, @Nullable String currency, String from, String reason) {}
