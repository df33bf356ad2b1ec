/**
 * A brand's rules as one value, read from the database only when they have changed.
 *
 * <p>Whoever changes the catalogue, the registry, the policies or the settings raises that part's version in the same
 * transaction; every batch of observations asks for the versions with one statement. A change therefore holds from the
 * next batch on, on every instance.
 */
@NullMarked
package holdline.pricing.rulebook;

import org.jspecify.annotations.NullMarked;
