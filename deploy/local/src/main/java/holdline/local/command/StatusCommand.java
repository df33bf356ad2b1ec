package holdline.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdline.local.suite.Place;
import holdline.local.suite.Ports;
import holdline.local.suite.Running;
import holdline.local.suite.ServiceStatus;
import holdline.local.suite.State;
import holdline.local.telling.Table;
import java.util.List;
import java.util.Set;

/** Says which service is up; exit code 0 whatever the answer is. */
final class StatusCommand implements Command {

    private static final String JSON = "--json";

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of(JSON), Set.of()).withoutRest();
        var place = Place.here();
        var running = Running.find(place);
        var ports = running.map(Running::ports).orElseGet(() -> Ports.from(System.getenv()));
        var services = Running.services(place, ports);
        if (arguments.has(JSON)) {
            System.out.println(json(services));
            return 0;
        }
        var table = new Table("service", "state", "url");
        services.forEach(service -> table.row(
                service.name(), service.state().wireName(), service.state() == State.DOWN ? "" : service.url()));
        table.lines().forEach(System.out::println);
        running.ifPresent(suite -> {
            var news = suite.news();
            news.stream().filter(line -> line.contains(" died ")).forEach(line -> System.out.println("\n" + line));
            System.out.println(
                    "\nStarted by ./holdline " + suite.command() + "; stop it with " + suite.howToStop() + ".");
        });
        return 0;
    }

    /** {@code {"services":[{"name":"crawler-service","state":"up|starting|down","url":"http://127.0.0.1:8081"}]}}. */
    static ObjectNode json(List<ServiceStatus> services) {
        var tree = new ObjectMapper().createObjectNode();
        var list = tree.putArray("services");
        services.forEach(service -> list.addObject()
                .put("name", service.name())
                .put("state", service.state().wireName())
                .put("url", service.url()));
        return tree;
    }
}
