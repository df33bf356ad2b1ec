package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a picture looks like, in a few bits: two pictures are alike when their hashes of one algorithm differ in few.
 *
 * @param picture the picture's address
 * @param algorithm names how the bits were made; hashes of different algorithms say nothing about each other
 * @param bits lower-case hex digits, most significant bit first
 * @param capture the picture's bytes as kept, where they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PictureHash(
        String picture,
        String algorithm,
        String bits,
        @Nullable Capture capture) {

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2}){1,64}");

    public PictureHash {
        Required.text("mainPicture.picture", picture);
        Required.text("mainPicture.algorithm", algorithm);
        if (!HEX.matcher(Required.text("mainPicture.bits", bits)).matches()) {
            throw new IllegalArgumentException("mainPicture.bits are not lower-case hex digits: " + bits);
        }
    }
}
