package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlPlaneNamespaceTest {
    private static final ClusterKey KEY = new ClusterKey("clusters", "pr-1");
    private static final Ref NAMESPACE = Ref.namespace("clusters-pr-1");

    private final KubernetesServer server = KubernetesServer.start(CertificateAuthority.create());
    private final KubeApi api = new KubeAccess(
                    Source.text(server.kubeconfig(), "the sandbox"),
                    Optional.empty(),
                    new NetworkAccess(Optional.empty(), Source.none(), List.of()))
            .open();

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    @Test
    void it_goes_though_hypershifts_finalizers_are_on_it_and_on_deployments_in_it() {
        make(namespace("example.com/audit"));
        make(deployment());

        removal(Duration.ofMinutes(1)).remove();

        assertThat(api.find(NAMESPACE)).isEmpty();
    }

    @Test
    void what_somebody_else_holds_in_it_keeps_it_and_that_is_told() {
        make(namespace("example.com/audit"));
        make(withFinalizer(
                Manifest.of(Ref.core("ConfigMap", KEY.controlPlaneNamespace(), "held")), "example.com/held"));

        assertThatThrownBy(() -> removal(Duration.ofSeconds(2)).remove())
                .hasMessageContaining("namespace clusters-pr-1 is still being deleted");

        assertThat(api.find(NAMESPACE)).isPresent();
    }

    @Test
    void a_namespace_of_that_name_that_is_no_control_planes_stays() {
        make(Manifest.of(NAMESPACE));

        assertThat(removal(Duration.ofMinutes(1)).remove()).isFalse();

        assertThat(api.get(NAMESPACE).isBeingDeleted()).isFalse();
    }

    private ControlPlaneNamespace removal(Duration patience) {
        return new ControlPlaneNamespace(api, KEY, "pr-1-abcde", patience, new Cancellation());
    }

    private void make(Manifest manifest) {
        api.apply(manifest, "test");
    }

    private static Manifest namespace(String finalizer) {
        return withFinalizer(
                Manifest.of(NAMESPACE).withLabels(Map.of("hypershift.openshift.io/hosted-control-plane", "true")),
                finalizer);
    }

    private static Manifest deployment() {
        var tree = Manifest.of(new Ref("apps/v1", "Deployment", KEY.controlPlaneNamespace(), "kube-apiserver"))
                .tree();
        var labels = Map.of("app", "kube-apiserver");
        labels.forEach(
                (name, value) -> tree.withObject("/spec/selector/matchLabels").put(name, value));
        labels.forEach((name, value) ->
                tree.withObject("/spec/template/metadata/labels").put(name, value));
        tree.withObject("/spec/template/spec")
                .putArray("containers")
                .addObject()
                .put("name", "it")
                .put("image", "quay.io/openshift/it:1");
        return withFinalizer(new Manifest(tree), "hypershift.openshift.io/component-finalizer");
    }

    private static Manifest withFinalizer(Manifest manifest, String finalizer) {
        var tree = manifest.tree();
        tree.withObject("/metadata").putArray("finalizers").add(finalizer);
        return new Manifest(tree);
    }
}
