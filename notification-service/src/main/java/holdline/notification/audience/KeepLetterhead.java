package holdline.notification.audience;

import holdline.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Sets in whose name a tenant's letters are written. */
@ApplicationScoped
class KeepLetterhead {

    private final Letterheads letterheads;

    KeepLetterhead(Letterheads letterheads) {
        this.letterheads = letterheads;
    }

    /**
     * Sets it.
     *
     * @param ifMatch the version the caller read, where it says so
     */
    @Transactional
    public Letterhead set(String tenant, @Nullable String ifMatch, String brand, String contact) {
        var letterhead = letterheads.findByIdOptional(tenant).orElse(null);
        if (letterhead == null) {
            letterhead = new Letterhead(tenant, brand, contact);
        } else {
            ETags.requireIfSent(ifMatch, letterhead.version());
            letterhead.becomes(brand, contact);
        }
        letterheads.persistAndFlush(letterhead);
        return letterhead;
    }
}
