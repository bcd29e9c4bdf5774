package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import java.util.function.Supplier;

/** Makes foundations. */
public final class Foundations {
    private final Supplier<Azure> azure;
    private final PlanRunner runner;
    private final CheckRunner checks;
    private final NameServers nameServers;

    public Foundations(Supplier<Azure> azure, PlanRunner runner, CheckRunner checks, NameServers nameServers) {
        this.azure = azure;
        this.runner = runner;
        this.checks = checks;
        this.nameServers = nameServers;
    }

    /**
     * Brings the foundation into the requested state; what is there already is kept. Repeating it changes nothing.
     *
     * @throws HyperShiftException with all problems of the request before anything is sent, or with all that failed
     */
    public Foundation create(FoundationRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var client = azure.get();
        var zone = request.baseDomain().map(domain -> BaseDomainZone.find(domain, client));
        var plan = new FoundationPlan(request, client, zone);
        return plan.result(runner.run(plan.plan(), cancellation).orThrow());
    }

    /**
     * Checks that the foundation is as its handoff bundle says, and that others see of it what they must. Nothing is changed.
     *
     * @throws HyperShiftException with all problems of the request before anything is sent
     */
    public CheckReport verify(VerifyFoundationRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        return checks.run(new FoundationChecks(request, azure.get().readOnly(), nameServers).list(), cancellation);
    }
}
