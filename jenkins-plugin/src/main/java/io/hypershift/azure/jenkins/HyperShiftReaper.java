package io.hypershift.azure.jenkins;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Job;
import hudson.model.TaskListener;
import io.hypershift.azure.event.EventLines;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.LedgerEntry;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * Destroys what builds of this controller have left behind: clusters that were to end with a build that has ended, and others
 * whose lease has expired. One at a time, on a thread of its own; what it does is in its log and in that of Jenkins.
 */
@Extension
public final class HyperShiftReaper extends AsyncPeriodicWork {
    private static final Duration PERIOD = Duration.ofMinutes(10);

    public HyperShiftReaper() {
        super("HyperShift cluster reaper");
    }

    @Override
    public long getRecurrencePeriod() {
        return PERIOD.toMillis();
    }

    @Override
    protected void execute(TaskListener listener) {
        var engine = HyperShiftEngine.get();
        var entries = engine.ledger().entries();
        for (var entry : entries) {
            if (engine.engine().isClosing()) {
                return;
            }
            if (!engine.working().contains(entry.id())
                    && !isInUse(entry, engine.ledger().entries())) {
                reap(entry, listener.getLogger());
            }
        }
    }

    /** A cluster may have been taken over by another build of the same owner. */
    private static boolean isInUse(LedgerEntry entry, List<LedgerEntry> entries) {
        return entries.stream().anyMatch(other -> other.isAbout(entry.destroy()) && isRunning(other));
    }

    private static boolean isRunning(LedgerEntry entry) {
        var job = Jenkins.get().getItemByFullName(entry.job(), Job.class);
        var build = job == null ? null : job.getBuildByNumber(entry.build());
        return build != null && build.isBuilding();
    }

    private static void reap(LedgerEntry entry, PrintStream log) {
        var redactor = new Redactor();
        var lines = new EventLines((level, line) -> log.println(line), JenkinsWords.INSTANCE, redactor);
        var step = DestroyClusterStep.of(entry.destroy());
        var build = BuildIdentity.of(entry.job(), entry.build());
        try {
            var inputs = new StepInputs(CredentialsLookup.ofJob(entry.job()));
            var access = step.access(inputs);
            var request = step.destroyRequest(inputs, build);
            inputs.throwIfAny();
            var gone = HyperShiftEngine.get().engine().clients().use(access, lines, redactor, hypershift -> {
                var until = hypershift.clusters().lifetimes().recordedUntil(request.key(), request.owner());
                if (until.isPresent()
                        && (entry.endsWithBuild()
                                || until.get()
                                        .isBefore(hypershift
                                                .clusters()
                                                .lifetimes()
                                                .now()))) {
                    log.println("cluster " + request.key() + ": left behind by " + build.owner() + ", is destroyed");
                    hypershift.clusters().destroy(request, new Cancellation());
                    log.println("cluster " + request.key() + ": destroyed");
                    return true;
                }
                return until.isEmpty();
            });
            if (gone) {
                HyperShiftEngine.get().ledger().forget(entry.id());
            }
        } catch (RuntimeException e) { // the others' turn comes all the same
            var text = e instanceof HyperShiftException known ? known.in(JenkinsWords.INSTANCE) : e.toString();
            log.println("cluster " + step.key() + " of " + build.owner() + " is still there: " + redactor.redact(text));
        }
    }
}
