/**
 * How a case moves: the states it can be in, what can happen to it, and what follows.
 *
 * <p>{@link holdline.cases.lifecycle.CaseState} holds the diagram; {@link holdline.cases.lifecycle.CaseLifecycle} decides.
 * Pure: the clock, the database and Kafka stay outside, so every path can be walked in a test. Whether a case may go
 * beyond notices is not decided here but asked of the gate.
 */
@NullMarked
package holdline.cases.lifecycle;

import org.jspecify.annotations.NullMarked;
