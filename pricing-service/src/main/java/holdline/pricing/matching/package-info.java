/**
 * Which of a brand's products a listing offers, how many of it, and whether two offers are of one product; decided from
 * values alone.
 *
 * <p>A {@link holdline.pricing.matching.CatalogueIndex} is built once per catalogue version; looking a listing up costs
 * what its own words cost, however many products there are. Identifiers speak first
 * ({@link holdline.pricing.matching.Gtin}, model), then a title that writes out brand and name or model. Only these can
 * be sure enough to accuse. Failing both, {@link holdline.pricing.matching.PartlyNamed} asks what the title states:
 * line, code, size, year, edition; what contradicts a product rules it out, and what several explain equally is left to
 * a person, as is a title that names several products. An accessory (保护套, 适用, compatible with) is not ours.
 *
 * <p>{@link holdline.pricing.matching.SameProduct} compares offers pair by pair, by words weighed by their
 * {@link holdline.pricing.matching.Rarity}, model codes, measures, colours, editions and rivals. A
 * {@link holdline.pricing.matching.Pack} is how much a title sells; another pack is the same product with a multiple.
 *
 * <p>A {@link holdline.pricing.matching.MatchResult} always says why. Whether a confidence is high enough to accuse
 * somebody is not decided here.
 */
@NullMarked
package holdline.pricing.matching;

import org.jspecify.annotations.NullMarked;
