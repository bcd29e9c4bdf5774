package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Roles;
import io.hypershift.azure.azureapi.Roles.Assigned;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import java.util.Optional;

/** A role assignment of ours whose principal is gone: it counts against the subscription's limit and gives nobody anything. */
record LostRole(Assigned assigned, String foundation, Roles roles, PlanRunner runner) implements Abandoned {

    @Override
    public String what() {
        return "role assignment " + assigned.name() + " on " + assigned.scope();
    }

    @Override
    public String infraId() {
        return "";
    }

    @Override
    public String owner() {
        return "foundation " + foundation;
    }

    @Override
    public Text why() {
        return Text.of("its principal {} is gone", assigned.principalId());
    }

    @Override
    public Optional<Text> remove(Cancellation cancellation) {
        var plan = Plan.named("removal of " + what());
        plan.removal(what(), roles.removal(assigned));
        runner.run(plan, cancellation).orThrow();
        return Optional.empty();
    }
}
