package holdline.pricing.waterfall;

import holdline.pricing.promotions.Payer;
import java.math.BigDecimal;

/**
 * What one promotion takes off one line.
 *
 * @param promotion its place in the list that was asked about, from 0
 * @param item the line
 * @param amount above zero
 * @param why one sentence for people
 */
public record Step(int promotion, String item, BigDecimal amount, Payer payer, String why) {}
