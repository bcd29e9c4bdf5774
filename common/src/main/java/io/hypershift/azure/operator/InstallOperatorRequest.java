package io.hypershift.azure.operator;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.JsonInput;
import java.time.Duration;
import java.util.List;

/**
 * The HyperShift operator as it is wanted on the management cluster.
 *
 * @param namespace where the operator runs
 * @param image the operator's image
 * @param manifests where its manifests come from
 * @param pullSecret for the operator's images; may be missing where they are public
 * @param timeout how long to wait until the operator is available
 */
public record InstallOperatorRequest(
        String namespace, String image, Manifests manifests, Source pullSecret, Duration timeout) {

    /** The CLI's default namespace. */
    public static final String NAMESPACE = "hypershift";

    /** The CLI's default image. */
    public static final String IMAGE = "quay.io/hypershift/hypershift-operator:latest";

    /** Everything that is wrong with the request, as far as it can be told without asking the management cluster. */
    public List<Problem> validate() {
        var checks = new Checks();
        checks.matches(Parameter.OPERATOR_NAMESPACE, namespace, Names.LABEL, Names.LABEL_RULE);
        checks.matches(Parameter.HYPERSHIFT_IMAGE, image, Names.IMAGE, Names.IMAGE_RULE);
        if (manifests instanceof Manifests.FromFile from) {
            checks.content(Parameter.MANIFEST_FILE, from.file());
        }
        if (pullSecret.isGiven()) {
            JsonInput.object(Parameter.PULL_SECRET_FILE, pullSecret, checks);
        }
        return checks.problems();
    }

    /** Where the operator's manifests come from. */
    public sealed interface Manifests {

        /** A Job on the management cluster runs the operator image's own {@code install render}. */
        record FromJob() implements Manifests {}

        /** A manifest that was rendered elsewhere, as for closed networks. */
        record FromFile(Source file) implements Manifests {}
    }
}
