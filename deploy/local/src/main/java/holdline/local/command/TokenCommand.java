package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.suite.Place;
import holdline.testkit.LocalIssuer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Prints a bearer token that the local suite trusts, and nothing else. */
final class TokenCommand implements Command {

    private static final String USAGE =
            "token --tenant <tenant> --role <role>   (both may be given several times; roles: "
                    + String.join(", ", List.of("viewer", "operator", "approver", "admin", "crawler-operator")) + ")";
    private static final Set<String> ROLES = Set.of("viewer", "operator", "approver", "admin", "crawler-operator");
    private static final Duration VALID_FOR = Duration.ofHours(12);

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of(), Set.of("--tenant", "--role", "--name"))
                .withoutRest();
        var tenants = arguments.all("--tenant");
        var roles = arguments.all("--role");
        if (tenants.isEmpty() || roles.isEmpty()) {
            throw UpCommand.wants(USAGE);
        }
        roles.stream().filter(role -> !ROLES.contains(role)).findFirst().ifPresent(role -> {
            throw new Trouble("There is no role '" + role + "'. Usage: ./holdline " + USAGE);
        });
        var name = arguments.all("--name").stream().findFirst().orElse("local-user");
        System.out.println(
                LocalIssuer.in(Place.here().keys(), InstantSource.system()).token(name, tenants, roles, VALID_FOR));
        return 0;
    }
}
