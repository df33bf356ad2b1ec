package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.replay.Replay;
import holdline.local.suite.Place;
import holdline.local.suite.Port;
import holdline.local.suite.Running;
import java.util.List;
import java.util.Set;

/** Puts the dead letters of one topic back where they came from. */
final class ReplayCommand implements Command {

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of(), Set.of());
        if (arguments.rest().size() != 1) {
            throw UpCommand.wants("replay <consumer>.<topic>.dlq   (such as pricing-service.crawler.listings.v1.dlq)");
        }
        var topic = arguments.rest().getFirst();
        var running = Running.find(Place.here())
                .orElseThrow(() -> new Trouble("The suite is not up: start it with ./holdline up."));
        var result = new Replay("127.0.0.1:" + running.ports().of(Port.KAFKA)).run(topic);
        System.out.println(
                result.replayed() == 0
                        ? "No dead letters wait on " + topic + "."
                        : "Put " + result.replayed() + " dead letter" + (result.replayed() == 1 ? "" : "s") + " of "
                                + topic + " back.");
        result.causes().forEach(cause -> System.out.println("  had died of: " + cause));
        if (result.withoutSource() > 0) {
            System.out.println(
                    result.withoutSource()
                            + " records there are no dead letters of the suite (no header says where they came from) and were left out.");
        }
        return 0;
    }
}
