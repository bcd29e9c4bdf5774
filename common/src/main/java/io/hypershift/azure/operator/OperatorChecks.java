package io.hypershift.azure.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.check.Answers;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Whether the operator is as clusters need it. */
final class OperatorChecks {
    /** Those without which no hosted cluster on Azure comes up. */
    private static final List<String> DEFINITIONS = List.of(
            "hostedclusters.hypershift.openshift.io",
            "nodepools.hypershift.openshift.io",
            "hostedcontrolplanes.hypershift.openshift.io",
            "controlplanecomponents.hypershift.openshift.io",
            "clusters.cluster.x-k8s.io",
            "machinedeployments.cluster.x-k8s.io",
            "machines.cluster.x-k8s.io",
            "azureclusters.infrastructure.cluster.x-k8s.io",
            "azuremachines.infrastructure.cluster.x-k8s.io",
            "azuremachinetemplates.infrastructure.cluster.x-k8s.io");

    private static final String VERSION_ANNOTATION = "hypershift.openshift.io/install-cli-version";

    private final KubeApi management;
    private final VerifyOperatorRequest request;

    private OperatorChecks(VerifyOperatorRequest request, KubeApi management) {
        this.request = request;
        this.management = management;
    }

    static Checklist list(VerifyOperatorRequest request, KubeApi management) {
        var checks = new OperatorChecks(request, management);
        var list = new Checklist();
        Probe<?> there = list.add(
                "management cluster",
                () -> Finding.passed("{} answers, Kubernetes {}", management.url(), management.version()));
        list.add("CRDs", checks::definitions, there);
        list.add("conversion webhook", checks::webhook, there);
        var operator = list.add("operator", checks::operator, there);
        list.add("pods", checks::pods, operator);
        list.add("supported releases", checks::releases, operator);
        var demands = new ClusterDemands(management, request);
        list.add("platform", (Answers answers) -> demands.platform(answers.of(operator)), operator);
        list.add("private clusters", (Answers answers) -> demands.privateClusters(answers.of(operator)), operator);
        list.add("scaling from zero", (Answers answers) -> demands.scalingFromZero(answers.of(operator)), operator);
        new ExternalDnsProbe(management, request).addTo(list, operator);
        return list;
    }

    private Finding<Boolean> definitions() {
        var missing = DEFINITIONS.stream().filter(it -> !isEstablished(it)).toList();
        return missing.isEmpty()
                ? Finding.passed("Established")
                : Finding.failed(
                        Text.of("not Established: {}", String.join(", ", missing)),
                        Text.of("Install the operator: {}", Operation.INSTALL_OPERATOR));
    }

    private boolean isEstablished(String definition) {
        return management
                .find(new Ref(Definitions.VERSION, OperatorManifests.DEFINITION, "", definition))
                .flatMap(it -> it.condition("Established"))
                .filter(Condition::isTrue)
                .isPresent();
    }

    /** The operator enters its own certificate when it starts. */
    private Finding<Boolean> webhook() {
        var definition =
                management.find(new Ref(Definitions.VERSION, OperatorManifests.DEFINITION, "", DEFINITIONS.get(0)));
        var conversion = definition.map(it -> it.at("spec", "conversion"));
        if (conversion
                .filter(it -> it.path("strategy").asText().equals("Webhook"))
                .isEmpty()) {
            return Finding.passed("not used");
        }
        return conversion.get().at("/webhook/clientConfig/caBundle").asText("").isEmpty()
                ? Finding.failed(
                        Text.of("{} has no CA for its webhook", DEFINITIONS.get(0)),
                        Text.of("The operator enters it when it starts: look at its log."))
                : Finding.passed("has its CA");
    }

    private Finding<Manifest> operator() {
        var ref = new Ref("apps/v1", "Deployment", request.namespace(), RenderedManifest.OPERATOR);
        var found = management.find(ref);
        if (found.isEmpty()) {
            return Finding.failed(
                    Text.of("{} is not there", ref), Text.of("Install it: {}", Operation.INSTALL_OPERATOR));
        }
        var deployment = found.get();
        if (!Rollout.isRolledOut(deployment)) {
            var trouble = new PodTrouble(management, request.namespace()).among(Rollout.selector(deployment));
            Finding<Manifest> notReady = Finding.failed(
                    Text.of(
                            "{} of {} pods are available\n{}",
                            available(deployment),
                            wanted(deployment),
                            trouble.orElse("")),
                    Text.NONE);
            return notReady.with(deployment);
        }
        return Finding.of(
                deployment,
                "{} of {} pods are available, image {}, installed by version {}",
                available(deployment),
                wanted(deployment),
                deployment.tree().at("/spec/template/spec/containers/0/image").asText(),
                deployment.annotations().getOrDefault(VERSION_ANNOTATION, "<unknown>"));
    }

    private Finding<Boolean> pods() {
        var ready = OperatorPods.ready(management, request.namespace());
        return ready.isEmpty()
                ? Finding.failed(Text.of("none is ready"), Text.NONE)
                : Finding.passed("ready: {}", String.join(", ", ready));
    }

    private Finding<Boolean> releases() {
        var ref = Ref.core("ConfigMap", request.namespace(), "supported-versions");
        var found = management.find(ref);
        if (found.isEmpty()) {
            return Finding.failed(
                    Text.of("{} is not there", ref),
                    Text.of("The operator writes it when it starts: look at its log."));
        }
        try {
            var versions = Json.parseObject(found.get().text("data", "supported-versions"))
                    .path("versions");
            return Finding.passed(
                    "{} (operator {})",
                    StreamSupport.stream(versions.spliterator(), false)
                            .map(it -> it.asText())
                            .collect(Collectors.joining(", ")),
                    found.get().text("data", "server-version"));
        } catch (JsonProcessingException e) {
            return Finding.failed(Text.of("{} holds no JSON", ref), Text.NONE);
        }
    }

    private static int available(Manifest deployment) {
        return deployment.at("status", "availableReplicas").asInt();
    }

    private static int wanted(Manifest deployment) {
        return deployment.at("spec", "replicas").asInt(1);
    }
}
