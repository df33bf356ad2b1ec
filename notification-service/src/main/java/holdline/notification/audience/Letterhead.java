package holdline.notification.audience;

import holdline.notification.wording.Sender;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** In whose name a tenant's letters are written. */
@Entity
class Letterhead {

    @Id
    private String tenant;

    private String brand;
    private String contact;

    @Version
    private long version;

    /** For the database only. */
    protected Letterhead() {}

    Letterhead(String tenant, String brand, String contact) {
        this.tenant = tenant;
        this.brand = brand;
        this.contact = contact;
    }

    void becomes(String newBrand, String newContact) {
        this.brand = newBrand;
        this.contact = newContact;
    }

    String tenant() {
        return tenant;
    }

    Sender sender() {
        return new Sender(brand, contact);
    }

    long version() {
        return version;
    }
}
