/**
 * From bytes to what a page offers, with reasons.
 *
 * <p>Pure: no clock, no network, no database. {@link holdline.crawler.extract.Extractor} decodes the bytes, lets every
 * source speak in order of cost (the site's recipe, structured data, the state its scripts start from, what a visitor
 * sees), and a resolver picks a price only where the sources agree. Each statement about a price is kept as a {@link holdline.crawler.extract.Candidate}, so a reader sees
 * why one was chosen, or why none was: ambiguity is a result and never a guess.
 *
 * <p>Answers of platform APIs are read by {@link holdline.crawler.extract.Payloads}, into the same offerings; which API
 * answered is told by the shape of the answer. Promotions that an API states in figures keep their terms and funder.
 *
 * <p>Work is done once and only where a question is left open: marks are looked for in the bytes before anything is
 * decoded, the tree is walked once for what machines are told, and once more for what a visitor sees only when sources
 * are silent or contradict each other. What a page can cost is bounded before its tree is built (bytes, tags, attributes
 * of a tag, depth) and while it is read (texts, numbers, attempts to mend); a page that was cut says so when nothing was
 * found in what is left.
 *
 * <p>Knowledge about one site lives in a recipe, which is data; the Java here knows only general rules.
 */
@NullMarked
package holdline.crawler.extract;

import org.jspecify.annotations.NullMarked;
