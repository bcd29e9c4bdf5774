package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;

/** Destroys a cluster when the build has ended; its failure tells what remains and how to finish. */
record Teardown(
        DestroyClusterRequest request,
        Supplier<HyperShiftAzure> hypershift,
        Log log,
        Words words,
        String finishingCommand)
        implements Runnable {

    @Override
    public void run() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                Teardown.class.getClassLoader()); // as Maven does around a goal: clients look there
        try (var open = hypershift.get()) {
            tell("cluster " + request.key().name()
                    + ": the build ends without destroy-cluster, so it is destroyed now");
            open.clusters().destroy(request, new Cancellation());
        } catch (HyperShiftException e) {
            throw remains(e.in(words), e);
        } catch (RuntimeException e) {
            throw remains(e.toString(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void tell(String line) {
        try {
            log.info(line);
        } catch (IllegalStateException e) {
            // Maven 4 has closed its terminal; the cluster goes without a word
        }
    }

    private IllegalStateException remains(String reason, RuntimeException cause) {
        return new IllegalStateException(
                "cluster " + request.key() + " could not be destroyed at the end of the build: " + reason
                        + "\n  It goes on costing money. Finish with: " + finishingCommand,
                cause);
    }
}
