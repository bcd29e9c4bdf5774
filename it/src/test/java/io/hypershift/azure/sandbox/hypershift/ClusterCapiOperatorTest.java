package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.render.BuiltInCrds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterCapiOperatorTest {
    static LoneCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LoneCluster.start();
        cluster.apply(BuiltInCrds.of(Kind.CLUSTER_API).toString());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void what_the_object_says_is_taken_over_unless_the_operator_is_stopped() {
        apply("a.cluster.x-k8s.io");
        eventually(() -> assertThat(observed()).isEqualTo(generation()));
        assertThat((String) present().get("status", "currentRevision"))
                .isNotEmpty()
                .isEqualTo(present().get("status", "desiredRevision"));

        cluster.server().controllers().stop("cluster-capi-operator");
        apply("b.cluster.x-k8s.io");
        assertThat(generation()).isEqualTo(2);
        assertThat(observed()).isEqualTo(1);

        cluster.server().controllers().resume("cluster-capi-operator");
        eventually(() -> assertThat(observed()).isEqualTo(2));
    }

    private static void apply(String unmanaged) {
        cluster.apply(
                "{apiVersion: operator.openshift.io/v1alpha1, kind: ClusterAPI, metadata: {name: cluster}, spec: {unmanagedCustomResourceDefinitions: [%s]}}",
                unmanaged);
    }

    private static GenericKubernetesResource present() {
        return cluster.client()
                .genericKubernetesResources("operator.openshift.io/v1alpha1", "ClusterAPI")
                .withName("cluster")
                .require();
    }

    private static long generation() {
        return present().getMetadata().getGeneration();
    }

    private static long observed() {
        Number observed = present().get("status", "observedRevisionGeneration");
        return observed == null ? 0 : observed.longValue();
    }
}
