package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Destroys a cluster when the build has ended; its failure tells what remains and how to finish.
 *
 * @param diagnosis of the cluster, where the build has failed
 * @param keepOnFailure how long the cluster of a build that has failed is kept instead
 * @param failOnDestroyError whether the build fails when the cluster cannot be destroyed
 */
record Teardown(
        DestroyClusterRequest request,
        Supplier<HyperShiftAzure> hypershift,
        LateLog log,
        Words words,
        UnaryOperator<String> redact,
        String finishingCommand,
        FailureDiagnosis diagnosis,
        Optional<Duration> keepOnFailure,
        boolean failOnDestroyError)
        implements Consumer<Boolean> {

    @Override
    public void accept(Boolean buildHasFailed) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                Teardown.class.getClassLoader()); // as Maven does around a goal: clients look there
        try (var open = hypershift.get()) {
            if (buildHasFailed) {
                diagnosis.run(open, new Cancellation());
            }
            if (buildHasFailed && keepOnFailure.isPresent()) {
                keep(open, keepOnFailure.get());
            } else {
                log.info("cluster " + request.key().name()
                        + ": the build ends without destroy-cluster, so it is destroyed now");
                open.clusters().destroy(request, new Cancellation());
            }
        } catch (HyperShiftException e) {
            remains(e.in(words), e);
        } catch (RuntimeException e) {
            remains(e.toString(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Keeps the cluster of a build that has failed, for whoever wants to see why. */
    void keep(HyperShiftAzure open, Duration howLong) {
        var until = open.clusters().lifetimes().keep(request.key(), request.owner(), howLong);
        log.warn("cluster " + request.key().name() + ": kept until " + until
                + ", since the build failed and keepOnFailure is set." + "\n  Destroy it before with: "
                + finishingCommand);
    }

    /** Tells that the cluster is still there: as a failure, or as a warning where that must not fail the build. */
    void remains(String reason, RuntimeException cause) {
        var message = "cluster " + request.key() + " could not be destroyed: " + redact.apply(reason)
                + "\n  It goes on costing money. Finish with: " + finishingCommand;
        if (failOnDestroyError) {
            throw new IllegalStateException(message, cause);
        }
        log.warn(message);
    }
}
