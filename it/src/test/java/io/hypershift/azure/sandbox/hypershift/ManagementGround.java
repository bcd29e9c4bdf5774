package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hypershift.azure.sandbox.hypershift.render.InstallRender;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The management cluster, as its administrator uses it. */
final class ManagementGround implements AutoCloseable {
    static final String NAMESPACE = "clusters";

    private static final String IMAGE = "quay.io/hypershift/hypershift-operator:latest";

    private final KubernetesClient client;

    ManagementGround(String kubeconfig) {
        this.client = client(kubeconfig);
    }

    private static KubernetesClient client(String kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    KubernetesClient client() {
        return client;
    }

    void installOperator() {
        installOperator("hypershift");
    }

    /** Installs the operator in this namespace, and waits until it works. */
    void installOperator(String namespace, String... more) {
        renderOperator(namespace, more);
        apply("{apiVersion: v1, kind: Namespace, metadata: {name: clusters}}");
        await("operator").atMost(Duration.ofSeconds(30)).until(() -> isAvailable(namespace, "operator"));
    }

    /** Applies what the operator's CLI renders. */
    void renderOperator(String namespace, String... more) {
        for (var outputs : List.of("crds", "resources")) {
            apply(render(outputs, namespace, more));
        }
    }

    /** Deletes what was installed, the objects before the CRDs, and waits until it is gone. */
    void uninstallOperator(String namespace, String... more) {
        for (var outputs : List.of("resources", "crds")) {
            objects(render(outputs, namespace, more))
                    .forEach(it -> client.resource(it).delete());
        }
        await("uninstalled")
                .atMost(Duration.ofSeconds(30))
                .until(() -> namespaceIsGone(namespace)
                        && client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                                .noneMatch(it -> it.getSpec().getGroup().equals("hypershift.openshift.io")));
    }

    private static String render(String outputs, String namespace, String... more) {
        var arguments = new ArrayList<>(List.of(
                "install", "render", "--outputs", outputs, "--namespace", namespace, "--limit-crd-install", "Azure"));
        arguments.addAll(List.of(more));
        return new InstallRender().run(IMAGE, arguments, Map.of()).output();
    }

    boolean isAvailable(String namespace, String deployment) {
        return Stream.ofNullable(client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(deployment)
                        .get())
                .map(Deployment::getStatus)
                .filter(Objects::nonNull)
                .flatMap(it -> it.getConditions().stream())
                .anyMatch(
                        it -> it.getType().equals("Available") && it.getStatus().equals("True"));
    }

    void apply(String yaml) {
        objects(yaml).forEach(this::apply);
    }

    private List<HasMetadata> objects(String yaml) {
        return client.load(new ByteArrayInputStream(("---\n" + yaml).getBytes(StandardCharsets.UTF_8))).items().stream()
                .filter(it -> !it.getApiVersion().startsWith("monitoring.coreos.com/"))
                .toList();
    }

    private void apply(HasMetadata object) {
        client.resource(object).fieldManager("test").forceConflicts().serverSideApply();
    }

    Map<String, String> conditions(String kind, String name) {
        return conditions(kind, name, "status");
    }

    Map<String, String> messages(String kind, String name) {
        return conditions(kind, name, "message");
    }

    private Map<String, String> conditions(String kind, String name, String field) {
        var resource = hypershift(kind).withName(name).get();
        List<Map<String, Object>> conditions = resource == null ? null : resource.get("status", "conditions");
        return conditions == null
                ? Map.of()
                : conditions.stream()
                        .collect(Collectors.toMap(
                                it -> String.valueOf(it.get("type")), it -> String.valueOf(it.get(field))));
    }

    KubernetesClient hosted(String name) {
        String secret = hypershift("HostedCluster").withName(name).get().get("status", "kubeconfig", "name");
        var kubeconfig = client.secrets()
                .inNamespace(NAMESPACE)
                .withName(secret)
                .get()
                .getData()
                .get("kubeconfig");
        return client(new String(Base64.getDecoder().decode(kubeconfig), StandardCharsets.UTF_8));
    }

    void annotate(String name, String key, String value) {
        edit(
                hypershift("HostedCluster").withName(name),
                it -> it.getMetadata().getAnnotations().put(key, value));
    }

    void deleteHostedCluster(String name) {
        hypershift("HostedCluster").withName(name).delete();
    }

    boolean isGone(String name) {
        return hypershift("HostedCluster").withName(name).get() == null
                && hypershift("NodePool").withName(name).get() == null;
    }

    boolean namespaceIsGone(String name) {
        return client.namespaces().withName(name).get() == null;
    }

    /** Everything the containers of a control plane's Deployment have said. */
    String log(String namespace, String deployment, String container) {
        return client.pods().inNamespace(namespace).withLabel("app", deployment).list().getItems().stream()
                .map(pod -> client.pods()
                        .inNamespace(namespace)
                        .withName(pod.getMetadata().getName())
                        .inContainer(container)
                        .getLog())
                .collect(Collectors.joining());
    }

    NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> hypershift(String kind) {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                        .withGroup("hypershift.openshift.io")
                        .withVersion("v1beta1")
                        .withKind(kind)
                        .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
                        .withNamespaced(true)
                        .build())
                .inNamespace(NAMESPACE);
    }

    @Override
    public void close() {
        client.close();
    }
}
