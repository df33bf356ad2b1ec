package holdline.pricing.matching;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts a run of Chinese characters into words, by Lucene's hidden Markov model and its dictionary. */
final class Segmenter {

    private Segmenter() {}

    static List<String> words(String han) {
        if (han.length() < 2) {
            return List.of(han);
        }
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
