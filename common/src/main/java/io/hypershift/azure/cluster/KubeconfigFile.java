package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with what lets somebody into a cluster, such as its kubeconfig, of mode 0600.
 *
 * @param content empty as long as the cluster has none
 */
record KubeconfigFile(Path file, Optional<Sensitive> content) implements Resource<Path> {

    static Plan plan(ClusterKey key, Path file, Optional<Sensitive> content) {
        var plan = Plan.named("kubeconfig of cluster " + key.name());
        plan.step("file " + file, new KubeconfigFile(file, content));
        return plan;
    }

    @Override
    public Look<Path> look(Values values) {
        if (!Files.exists(file)) {
            return Look.absent();
        }
        try {
            return isAsWanted() ? Look.matching(file) : Look.different(file, "has another content");
        } catch (IOException e) {
            return Look.different(file, "cannot be read");
        }
    }

    @Override
    public Path put(Values values, Look<Path> found) {
        try {
            PrivateFile.write(file, content.orElseThrow().reveal());
            return file;
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot write {}: {}", file, e.toString()), e);
        }
    }

    private boolean isAsWanted() throws IOException {
        return content.isPresent()
                && PrivateFile.isPrivate(file)
                && Files.readString(file).equals(content.get().reveal());
    }
}
