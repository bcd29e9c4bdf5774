package io.hypershift.azure.operator;

import io.hypershift.azure.input.Source;
import java.time.Duration;

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

    /** Where the operator's manifests come from. */
    public sealed interface Manifests {

        /** A Job on the management cluster runs the operator image's own {@code install render}. */
        record FromJob() implements Manifests {}

        /** A manifest that was rendered elsewhere, as for closed networks. */
        record FromFile(Source file) implements Manifests {}
    }
}
