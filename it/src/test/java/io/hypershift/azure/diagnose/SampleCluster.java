package io.hypershift.azure.diagnose;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.sandbox.told.Programs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A cluster as its management cluster's administrator sees it, who may break it. */
record SampleCluster(SampleSite site, ClusterKey key, Foundation foundation) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HYPERSHIFT = "hypershift.openshift.io/v1beta1";
    private static final String CLUSTER_API = "cluster.x-k8s.io/v1beta2";

    String name() {
        return key.name();
    }

    /** The namespace of its control plane. */
    String namespace() {
        return key.namespace() + "-" + name();
    }

    String infraId() {
        return hostedCluster().at("/spec/infraID").asText();
    }

    AzureSide azure() {
        return new AzureSide(this);
    }

    KubernetesClient management() {
        return site.management();
    }

    JsonNode hostedCluster() {
        return json(hyperShift("HostedCluster").withName(name()).get());
    }

    List<JsonNode> pools() {
        return hyperShift("NodePool").list().getItems().stream()
                .map(SampleCluster::json)
                .filter(it -> it.at("/spec/clusterName").asText().equals(name()))
                .toList();
    }

    List<JsonNode> machines() {
        return management()
                .genericKubernetesResources(CLUSTER_API, "Machine")
                .inNamespace(namespace())
                .list()
                .getItems()
                .stream()
                .map(SampleCluster::json)
                .toList();
    }

    NonNamespaceOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            hyperShift(String kind) {
        return management().genericKubernetesResources(HYPERSHIFT, kind).inNamespace(key.namespace());
    }

    /** What containers on the management cluster do. */
    Programs programs() {
        return site.sandbox().management().programs();
    }

    void patchHostedCluster(String merge) {
        hyperShift("HostedCluster").withName(name()).patch(PatchContext.of(PatchType.JSON_MERGE), merge);
    }

    void patchPools(String merge) {
        pools().forEach(it -> hyperShift("NodePool")
                .withName(it.at("/metadata/name").asText())
                .patch(PatchContext.of(PatchType.JSON_MERGE), merge));
    }

    /** Puts another HostedCluster in its place, with what is immutable in one: as if it had been made so. */
    void remake(Consumer<ObjectNode> change) {
        var resource = hyperShift("HostedCluster").withName(name());
        var before = resource.require();
        var spec = (ObjectNode) hostedCluster().path("spec").deepCopy();
        spec.remove("clusterID");
        change.accept(spec);
        resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"finalizers\": null}}");
        resource.delete();
        await("HostedCluster gone").atMost(Duration.ofMinutes(1)).until(() -> resource.get() == null);
        var again = new GenericKubernetesResource();
        again.setApiVersion(HYPERSHIFT);
        again.setKind("HostedCluster");
        again.setMetadata(new ObjectMetaBuilder()
                .withName(name())
                .withNamespace(key.namespace())
                .withLabels(before.getMetadata().getLabels())
                .withAnnotations(before.getMetadata().getAnnotations())
                .build());
        again.setAdditionalProperty("spec", JSON.convertValue(spec, Map.class));
        management().resource(again).create();
    }

    /** What a condition of the HostedCluster says: its status, its reason and its message. */
    String condition(String type) {
        return condition(hostedCluster(), type);
    }

    /** The same of all of its node pools. */
    String poolCondition(String type) {
        return pools().stream().map(it -> condition(it, type)).collect(Collectors.joining("\n"));
    }

    static String condition(JsonNode object, String type) {
        return StreamSupport.stream(object.at("/status/conditions").spliterator(), false)
                .filter(it -> it.path("type").asText().equals(type))
                .map(it -> it.path("status").asText() + " " + it.path("reason").asText() + ": "
                        + it.path("message").asText())
                .findFirst()
                .orElse("none");
    }

    /** Everything that a container of its control plane has written; empty where there is none. */
    String log(String deployment, String container) {
        var pods = management().pods().inNamespace(namespace());
        return pods.withLabel("app", deployment).list().getItems().stream()
                .map(pod -> {
                    try {
                        return pods.withName(pod.getMetadata().getName())
                                .inContainer(container)
                                .getLog();
                    } catch (KubernetesClientException notStarted) {
                        return "";
                    }
                })
                .collect(Collectors.joining());
    }

    /** The hosted cluster's own API, once it is there; for the caller to close. */
    Optional<KubernetesClient> hosted() {
        var name = hostedCluster().at("/status/kubeconfig/name").asText();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(management()
                                .secrets()
                                .inNamespace(key.namespace())
                                .withName(name)
                                .get())
                        .map(it -> it.getData().get("kubeconfig"))
                        .map(it -> new String(Base64.getDecoder().decode(it), StandardCharsets.UTF_8))
                        .map(Config::fromKubeconfig)
                        .map(it -> new KubernetesClientBuilder().withConfig(it).build());
    }

    private static JsonNode json(Object object) {
        return object == null ? JSON.createObjectNode() : JSON.valueToTree(object);
    }
}
