package holdline.pricing.matching;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts a run of Chinese characters into words, by Lucene's hidden Markov model and its dictionary. */
final class Segmenter {

    /** The names of a catalogue are made of the same few runs; cutting one costs far more than remembering it. */
    private static final int MOST_REMEMBERED = 20_000;

    private static final int LONGEST_REMEMBERED = 20;

    private static final Map<String, List<String>> REMEMBERED = new ConcurrentHashMap<>();

    private Segmenter() {}

    static List<String> words(String han) {
        if (han.length() < 2) {
            return List.of(han);
        }
        if (han.length() > LONGEST_REMEMBERED) {
            return cut(han);
        }
        var known = REMEMBERED.get(han);
        if (known != null) {
            return known;
        }
        var words = List.copyOf(cut(han));
        if (REMEMBERED.size() >= MOST_REMEMBERED) {
            REMEMBERED.clear();
        }
        REMEMBERED.put(han, words);
        return words;
    }

    private static List<String> cut(String han) {
        try (var tokenizer = new HMMChineseTokenizer()) {
            var term = tokenizer.addAttribute(CharTermAttribute.class);
            tokenizer.setReader(new StringReader(han));
            tokenizer.reset();
            var words = new ArrayList<String>();
            while (tokenizer.incrementToken()) {
                words.add(term.toString());
            }
            tokenizer.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }
}
