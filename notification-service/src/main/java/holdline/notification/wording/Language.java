package holdline.notification.wording;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.events.Jurisdiction;
import java.util.Arrays;
import java.util.Optional;

/** The languages in which letters exist. */
public enum Language {
    @JsonProperty("zh-CN")
    CHINESE("zh-CN"),
    @JsonProperty("en")
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, as in the REST API and in the database. */
    public String tag() {
        return tag;
    }

    /** The language with this tag, if letters exist in it. */
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /** What sellers under this law most likely read, for a text prepared before anybody told us their language. */
    public static Language usualIn(Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case CN -> CHINESE;
            case EU, UK, US -> ENGLISH;
        };
    }
}
