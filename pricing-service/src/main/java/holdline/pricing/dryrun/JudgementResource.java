package holdline.pricing.dryrun;

import holdline.events.ListingObserved;
import holdline.pricing.history.JudgementView;
import holdline.pricing.judging.Judge;
import holdline.web.Caller;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/dry-run/judgement")
@Tag(name = "Dry runs")
class JudgementResource {

    private final Caller caller;
    private final RulesInForce rules;
    private final InstantSource clock;

    JudgementResource(Caller caller, RulesInForce rules, InstantSource clock) {
        this.caller = caller;
        this.rules = rules;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Judge an observation by the brand's rules in force; nothing is stored and nobody hears of it")
    public JudgementView judge(@NotNull ListingObserved observation) {
        var judgement = Judge.judge(observation, rules.of(caller.tenant()));
        return JudgementView.of(observation, judgement, clock.instant());
    }
}
