/**
 * The brand's floors. A version of a policy never changes; changing a policy makes the next version, and every verdict
 * names the one it rests on. Which policy holds is decided in {@link holdline.pricing.judging.PolicyBook}; two that
 * could both hold at the same level are refused here.
 */
@NullMarked
package holdline.pricing.policy;

import org.jspecify.annotations.NullMarked;
