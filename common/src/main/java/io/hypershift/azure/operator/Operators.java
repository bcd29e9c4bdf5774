package io.hypershift.azure.operator;

import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Installs, checks and removes the HyperShift operator. */
public final class Operators {
    private final Supplier<KubeApi> management;
    private final PlanRunner runner;
    private final CheckRunner checks;
    private final EventListener events;
    private final Consumer<Sensitive> learn;

    /**
     * @param learn hears the credentials that requests hold
     */
    public Operators(
            Supplier<KubeApi> management,
            PlanRunner runner,
            CheckRunner checks,
            EventListener events,
            Consumer<Sensitive> learn) {
        this.management = management;
        this.runner = runner;
        this.checks = checks;
        this.events = events;
        this.learn = learn;
    }

    /**
     * Installs or upgrades the operator, and returns when it is available.
     *
     * @throws HyperShiftException with all problems before anything is written
     */
    public Operator install(InstallOperatorRequest request, Cancellation cancellation) {
        return installation(request, cancellation).run();
    }

    /**
     * Tells by events what {@link #install} would do. Nothing is written, but for the Job that renders the manifests: it runs in a
     * namespace of its own, which goes with it.
     */
    public void rehearse(InstallOperatorRequest request, Cancellation cancellation) {
        installation(request, cancellation).rehearse();
    }

    /** Looks whether the operator is as clusters need it; nothing is changed. */
    public CheckReport verify(VerifyOperatorRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        return checks.run(OperatorChecks.list(request, management.get().readOnly()), cancellation);
    }

    /**
     * Removes what {@link #install} made.
     *
     * @param dryRun whether only to tell what would go
     * @return whether anything was there
     * @throws HyperShiftException with all that forbids it, before anything is removed
     */
    public boolean uninstall(UninstallOperatorRequest request, boolean dryRun, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var api = management.get();
        var plan = new OperatorRemoval(dryRun ? api.readOnly() : api, request, events, cancellation).plan();
        if (plan.isEmpty()) {
            return false;
        }
        var report = dryRun ? runner.dryRun(plan.get(), cancellation) : runner.run(plan.get(), cancellation);
        report.orThrow();
        return true;
    }

    private Installation installation(InstallOperatorRequest request, Cancellation cancellation) {
        var inputs = InstallInputs.of(request);
        inputs.secrets().stream().flatMap(OperatorSecret::content).forEach(learn);
        return new Installation(request, inputs, management.get(), runner, checks, events, cancellation);
    }
}
