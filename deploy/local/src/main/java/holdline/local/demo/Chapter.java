package holdline.local.demo;

import java.util.List;

/**
 * What should befall one seller.
 *
 * @param who short, put before each of its lines
 * @param about one sentence
 */
record Chapter(String who, String about, List<Step> steps) {

    Chapter {
        steps = List.copyOf(steps);
    }
}
