package holdline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of one currency, written as a decimal string and an ISO 4217 code: {@code {"amount":"129.00","currency":"CNY"}}.
 *
 * <p>The scale is normalised to the currency's usual digits (more are kept when they say something), so 2879.2 and
 * 2879.20 are one amount and {@code equals} compares what a buyer would compare. Never negative: a cut is a positive
 * amount with a direction given by its step.
 *
 * @param amount at least zero, at most {@value #MAX_DIGITS} digits
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    static final int MAX_DIGITS = 18;
    private static final int MAX_TEXT = 64;

    public Money {
        Required.part("amount", amount);
        Required.part("currency", currency);
        // A short text can ask for gigabytes of digits ("1e999999999"): look at the exponent before scaling.
        if (Math.abs((long) amount.scale()) > MAX_DIGITS || amount.precision() > 2 * MAX_DIGITS) {
            throw new IllegalArgumentException("amount has more than " + MAX_DIGITS + " digits");
        }
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("amount is negative: " + amount);
        }
        var digits = Math.max(currency.getDefaultFractionDigits(), 0);
        var stripped = amount.stripTrailingZeros();
        amount = stripped.setScale(Math.max(digits, stripped.scale()));
        if (amount.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException("amount has more than " + MAX_DIGITS + " digits");
        }
    }

    /**
     * Reads an amount as it stands on the wire.
     *
     * @throws IllegalArgumentException when the amount is no decimal number or the currency no ISO 4217 code
     */
    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        Required.text("amount", amount);
        Required.text("currency", currency);
        return new Money(decimal(amount), known(currency));
    }

    private static BigDecimal decimal(String amount) {
        if (amount.length() > MAX_TEXT) {
            throw new IllegalArgumentException("amount is longer than " + MAX_TEXT + " characters");
        }
        try {
            return new BigDecimal(amount);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("amount is not a decimal number: " + amount, notANumber);
        }
    }

    private static Currency known(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("currency is not an ISO 4217 code: " + code, unknown);
        }
    }

    @JsonProperty("amount")
    String amountText() {
        return amount.toPlainString();
    }

    @JsonProperty("currency")
    String currencyCode() {
        return currency.getCurrencyCode();
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * What is left after a cut.
     *
     * @throws IllegalArgumentException when the cut is larger than the amount, or in another currency
     */
    public Money minus(Money cut) {
        return new Money(amount.subtract(sameCurrency(cut).amount), currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isLessThan(Money other) {
        return compareTo(other) < 0;
    }

    /**
     * Orders amounts of one currency.
     *
     * @throws IllegalArgumentException for different currencies, which have no order
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    /** For people: {@code 129.00 CNY}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
