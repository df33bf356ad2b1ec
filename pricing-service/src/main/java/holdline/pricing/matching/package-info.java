/**
 * Which of a brand's products a listing offers, decided from values alone.
 *
 * <p>Identifiers speak first ({@link holdline.pricing.matching.Gtin}, model), then a simple title rule: the brand or
 * an alias is named, and with it the model or every word of the product's name. An accessory (保护套, 适用, compatible
 * with) is not ours, and a title that names several products is left to a person. A
 * {@link holdline.pricing.matching.CatalogueIndex} is built once per catalogue version; looking a listing up costs
 * what its own words cost, however many products there are.
 *
 * <p>A {@link holdline.pricing.matching.MatchResult} always says why. Whether a confidence is high enough to accuse
 * somebody is not decided here.
 */
@NullMarked
package holdline.pricing.matching;

import org.jspecify.annotations.NullMarked;
