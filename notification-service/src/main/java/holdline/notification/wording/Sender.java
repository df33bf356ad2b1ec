package holdline.notification.wording;

/**
 * In whose name a letter is written.
 *
 * @param brand as readers know it
 * @param contact where a reader answers, an e-mail address
 */
public record Sender(String brand, String contact) {

    public Sender {
        brand = Shown.line(brand, Shown.NAME);
    }
}
