/**
 * The working calendars as this installation knows them: those that ship with it, China's years that were published
 * later and laid beside it as files, and a deadline calculator over HTTP that explains every day.
 */
@NullMarked
package holdline.cases.almanac;

import org.jspecify.annotations.NullMarked;
