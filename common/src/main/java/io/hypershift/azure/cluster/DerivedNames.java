package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.CLUSTER_NAME;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN;

import io.hypershift.azure.input.Checks;
import java.security.SecureRandom;
import java.util.List;

/** Names that are made of a cluster's must be legal, too. */
record DerivedNames(CreateClusterRequest request) {
    /** Azure's naming rules for Microsoft.Network. */
    private static final int LONGEST_NETWORK = 64;

    private static final int LONGEST_NAMESPACE = 63;
    private static final int LONGEST_LABEL = 63;

    void check(Checks checks) {
        var name = request.name();
        var infraId = request.infraId().orElseGet(() -> InfraId.of(name, new SecureRandom()));
        var network = new InfraNames(name, infraId, request.baseDomain()).network();
        if (network.length() > LONGEST_NETWORK) {
            tooLong("Azure network", network.length(), LONGEST_NETWORK, checks);
        }
        var controlPlane = request.namespace() + "-" + name;
        if (controlPlane.length() > LONGEST_NAMESPACE) {
            tooLong("control plane's namespace " + controlPlane, controlPlane.length(), LONGEST_NAMESPACE, checks);
        }
        if (request.options().isGiven(EXTERNAL_DNS_DOMAIN)) {
            var publishing = new Publishing(name, request.options());
            List.of("APIServer", "Ignition", "Konnectivity", "OAuthServer").stream()
                    .map(publishing::host)
                    .map(host -> host.substring(0, host.indexOf('.')))
                    .filter(label -> label.length() > LONGEST_LABEL)
                    .forEach(label -> tooLong("host " + label, label.length(), LONGEST_LABEL, checks));
        }
    }

    private void tooLong(String what, int length, int longest, Checks checks) {
        checks.wrong(
                CLUSTER_NAME,
                request.name(),
                "the name of its " + what + " would have " + length + " characters, where " + longest + " are allowed");
    }
}
