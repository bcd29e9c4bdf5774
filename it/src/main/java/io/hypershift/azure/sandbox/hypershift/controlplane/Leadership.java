package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** The Lease by which the operator's pods agree who works (HyperShift 3ee9615, hypershift-operator/main.go). */
record Leadership(KubeApi api) {
    private static final String NAME = "hypershift-operator-leader-elect";
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The pod that works. */
    Optional<String> holder(String namespace) {
        return api.get(Kind.LEASE, namespace, NAME).map(it -> it.text("/spec/holderIdentity"));
    }

    /** Takes the Lease, or renews it. */
    void hold(String namespace, String pod) {
        var present = api.get(Kind.LEASE, namespace, NAME);
        var now = MICROSECONDS.format(Instant.now());
        var isOurs = present.filter(it -> it.text("/spec/holderIdentity").equals(pod));
        var acquired = isOurs.map(it -> it.text("/spec/acquireTime")).orElse(now);
        var transitions = present.map(it -> it.at("/spec/leaseTransitions").asInt() + (isOurs.isPresent() ? 0 : 1))
                .orElse(0);
        api.apply(
                Kind.LEASE,
                Resource.of(Kind.LEASE, namespace, NAME)
                        .with(
                                "/spec",
                                Map.of(
                                        "holderIdentity", pod,
                                        "leaseDurationSeconds", 60,
                                        "acquireTime", acquired,
                                        "renewTime", now,
                                        "leaseTransitions", transitions)));
    }
}
