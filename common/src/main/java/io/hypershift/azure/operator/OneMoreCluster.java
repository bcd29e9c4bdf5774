package io.hypershift.azure.operator;

import io.hypershift.azure.check.Answers;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.Optional;

/**
 * Whether the operator that is there, in whatever namespace, can bring up a cluster.
 *
 * @param endpointAccess how the cluster is to be reached
 * @param externalDnsDomain the domain of its names that external DNS is to write
 */
public record OneMoreCluster(KubeApi management, String endpointAccess, Optional<String> externalDnsDomain) {
    /** Returns the check that finds the operator, whose value is its Deployment. */
    public Probe<Manifest> addTo(Checklist list) {
        var operator = list.add("operator", this::operator);
        list.add(
                "platforms of the operator",
                (Answers answers) -> demands(answers.of(operator)).platform(answers.of(operator)),
                operator);
        if (!endpointAccess.equals(VerifyOperatorRequest.PUBLIC)) {
            list.add(
                    "private clusters",
                    (Answers answers) -> demands(answers.of(operator)).privateClusters(answers.of(operator)),
                    operator);
        }
        if (externalDnsDomain.isPresent()) {
            var running = list.add(
                    "external DNS",
                    (Answers answers) -> externalDns(answers.of(operator)).running(),
                    operator);
            list.add(
                    "domain of external DNS",
                    (Answers answers) -> externalDns(answers.of(operator)).domain(answers.of(running)),
                    operator,
                    running);
        }
        return operator;
    }

    /** One whose pods are being replaced comes back; clusters wait for it. */
    private Finding<Manifest> operator() {
        var installed = new InstalledOperator(management);
        var found = installed.deployment();
        if (found.isEmpty()) {
            return Finding.failed(
                    Text.of("{} is not there", installed.usual()),
                    Text.of("Install it: {}", Operation.INSTALL_OPERATOR));
        }
        var deployment = found.get();
        if (deployment.at("status", "availableReplicas").asInt() > 0) {
            return Finding.of(deployment, "{} runs", deployment.ref());
        }
        var trouble = new PodTrouble(management, deployment.ref().namespace()).among(Rollout.selector(deployment));
        Finding<Manifest> down = Finding.unknown(
                Text.of("{} has no pod that is available\n{}", deployment.ref(), trouble.orElse("")), Text.NONE);
        return down.with(deployment);
    }

    private ClusterDemands demands(Manifest operator) {
        return new ClusterDemands(management, request(operator));
    }

    private ExternalDnsProbe externalDns(Manifest operator) {
        return new ExternalDnsProbe(management, request(operator));
    }

    private VerifyOperatorRequest request(Manifest operator) {
        return new VerifyOperatorRequest(operator.ref().namespace(), endpointAccess, externalDnsDomain);
    }
}
