package io.hypershift.azure.operator;

import io.hypershift.azure.check.Answers;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.Optional;

/** Whether external DNS runs, and writes the names that clusters are to have. */
record ExternalDnsProbe(KubeApi management, VerifyOperatorRequest request) {
    private static final String FILTER = "--domain-filter=";

    void addTo(Checklist list, Probe<?> after) {
        var running = list.add("external DNS", this::running, after);
        list.add("domain of external DNS", (Answers answers) -> domain(answers.of(running)), running);
    }

    Finding<Optional<Manifest>> running() {
        var ref = new Ref("apps/v1", "Deployment", request.namespace(), TxtOwnerId.DEPLOYMENT);
        var found = management.find(ref);
        if (found.isEmpty()) {
            return request.externalDnsDomain().isEmpty()
                    ? Finding.of(found, "not installed")
                    : Finding.failed(
                            Text.of(
                                    "not installed, and {} is to be written",
                                    request.externalDnsDomain().get()),
                            Text.of(
                                    "Install it: {} with {}",
                                    Operation.INSTALL_OPERATOR,
                                    new Setting(Parameter.EXTERNAL_DNS_PROVIDER, ExternalDnsOptions.AZURE)));
        }
        if (Rollout.isRolledOut(found.get())) {
            return Finding.of(
                    found,
                    "runs, with records of {}",
                    ClusterDemands.argument(found.get(), TxtOwnerId.ARGUMENT).orElse("?"));
        }
        var trouble = new PodTrouble(management, request.namespace()).among(Rollout.selector(found.get()));
        Finding<Optional<Manifest>> notReady = Finding.failed(
                Text.of("it does not run\n{}", trouble.orElse("It has no pod.")),
                Text.of("Give it what it lacks: {}", Operation.INSTALL_OPERATOR));
        return notReady.with(found);
    }

    Finding<Boolean> domain(Optional<Manifest> deployment) {
        var filter =
                deployment.flatMap(it -> ClusterDemands.argument(it, FILTER)).orElse("");
        var wanted = request.externalDnsDomain().orElse(filter);
        return wanted.equals(filter) || wanted.endsWith("." + filter)
                ? Finding.passed("{}", filter.isEmpty() ? "none" : filter)
                : Finding.failed(
                        Text.of("it writes names of {} alone, not of {}", filter, wanted),
                        Text.of(
                                "Install it again with {}: {}",
                                new Setting(Parameter.EXTERNAL_DNS_DOMAIN_FILTER, wanted),
                                Operation.INSTALL_OPERATOR));
    }
}
