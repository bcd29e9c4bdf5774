package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a kubelet asks for before it joins, and the machine approver of the control plane lets pass if the machine is one of its own. */
record NodeCertificates(KubeApi hosted, KubeApi management) {
    private static final String APPROVER = "machine-approver";

    /** Asks for a machine's certificate if that has not been done; answers whether it has been signed. */
    boolean areSigned(Resource machine) {
        var name = "csr-" + machine.name();
        var request = hosted.get(Kind.SIGNING_REQUEST, name)
                .orElseGet(() -> hosted.apply(Kind.SIGNING_REQUEST, request(name, machine)));
        if (request.hasCondition("Approved", "True")) {
            return true;
        }
        if (!isApproverUp(machine.namespace())) {
            return false;
        }
        var approved = Condition.isTrue(
                "Approved",
                "NodeCSRApprove",
                "This CSR was approved by the Node CSR Approver (cluster-machine-approver)");
        hosted.updateStatus(
                Kind.SIGNING_REQUEST,
                request,
                Json.tree(Map.of(
                        "certificate",
                        base64("signed for " + machine.name()),
                        "conditions",
                        Conditions.plain(request.at("/status/conditions"), List.of(approved)))));
        return true;
    }

    private boolean isApproverUp(String namespace) {
        return management
                .get(Kind.DEPLOYMENT, namespace, APPROVER)
                .filter(it -> it.at("/status/readyReplicas").asInt() > 0)
                .isPresent();
    }

    private static Resource request(String name, Resource machine) {
        return Resource.of(Kind.SIGNING_REQUEST, name)
                .with("/spec/signerName", "kubernetes.io/kube-apiserver-client-kubelet")
                .with("/spec/username", "system:serviceaccount:openshift-machine-config-operator:node-bootstrapper")
                .with("/spec/usages", List.of("digital signature", "client auth"))
                .with("/spec/request", base64("system:node:" + machine.name()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
