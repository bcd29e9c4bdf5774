package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.image.Pull;
import io.hypershift.azure.sandbox.told.ImageName;
import java.util.Optional;

/**
 * Pulls images, each time anew: a node keeps none. What registries refuse is told in CRI-O's words, which are the ones of those who
 * run OpenShift.
 */
record ImagePull(Pull pull, PullSecrets secrets) {

    /** Why an image cannot be pulled for a pod. */
    Optional<String> problem(Resource pod, String image) {
        var name = ImageName.parse(image);
        return pull.refusal(name, secrets.of(pod))
                .map(refusal -> "rpc error: code = Unknown desc = initializing source docker://" + image + ": "
                        + why(name, refusal));
    }

    private static String why(ImageName name, Pull.Refusal refusal) {
        return refusal == Pull.Refusal.UNREACHABLE
                ? "pinging container registry %1$s: Get \"https://%1$s/v2/\": dial tcp: lookup %1$s on 10.0.0.10:53: %2$s"
                        .formatted(name.registry(), refusal.words())
                : "reading manifest " + name.version() + " in " + name.path() + ": " + refusal.words();
    }
}
