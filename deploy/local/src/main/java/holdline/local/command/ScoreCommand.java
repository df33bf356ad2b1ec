package holdline.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import holdline.local.rest.Client;
import holdline.local.score.Score;
import holdline.local.score.Scoring;
import holdline.local.score.SharedData;
import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.suite.Service;
import holdline.local.telling.Table;
import holdline.local.telling.Terminal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures extraction and pricing on the shared data. What is printed on standard output is the result and nothing else. */
final class ScoreCommand implements Command {

    private static final String JSON = "--json";

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of(JSON), Set.of()).withoutRest();
        var data = SharedData.at(Place.here().root());
        var patience = new Patience();
        try (var suite =
                Borrowed.of("score", List.of(Service.CRAWLER, Service.PRICING), Map.of(), patience, Terminal.err())) {
            var viewer = Client.of(suite.ports(), suite.issuer(), "score", "score", "viewer");
            var scoring = new Scoring(data, viewer);
            var scores = scoring.all();
            if (arguments.has(JSON)) {
                System.out.println(json(scores));
            } else {
                var table = new Table("set", "n", "measure", "value");
                scores.forEach(
                        score -> table.row(score.set(), String.valueOf(score.n()), score.measure(), score.shown()));
                table.lines().forEach(System.out::println);
                scoring.leftOut().forEach(name -> System.out.println("left out: " + name));
            }
        }
        return 0;
    }

    /** {@code [{"set","n","measure","value"}]}. */
    static ArrayNode json(List<Score> scores) {
        var list = new ObjectMapper().createArrayNode();
        scores.forEach(score -> list.addObject()
                .put("set", score.set())
                .put("n", score.n())
                .put("measure", score.measure())
                .put("value", new BigDecimal(score.shown())));
        return list;
    }
}
