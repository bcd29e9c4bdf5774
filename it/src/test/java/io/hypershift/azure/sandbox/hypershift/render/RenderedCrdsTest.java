package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.Contracts;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedCrdsTest {
    private static final String CLUSTERS = "clusters.cluster.x-k8s.io";
    private static final String NODE_POOLS = "nodepools.hypershift.openshift.io";
    private static final String AZURE_MACHINES = "azuremachines.infrastructure.cluster.x-k8s.io";
    private static final String PRIVATE_LINKS = "azureprivatelinkservices.hypershift.openshift.io";

    @ParameterizedTest
    @ValueSource(strings = {"", "--limit-crd-install Azure", "--limit-crd-install aws,AZURE", "--limit-crd-install="})
    void azuresAreThereUnlessOthersAloneAreAskedFor(String flags) {
        assertThat(names(Rendered.crds(flags))).contains(CLUSTERS, NODE_POOLS, AZURE_MACHINES, PRIVATE_LINKS);
    }

    @Test
    void azuresAreNotThereWhenOthersAloneAreAskedFor() {
        assertThat(names(Rendered.crds("--limit-crd-install AWS --limit-crd-install KubeVirt")))
                .contains(CLUSTERS, NODE_POOLS)
                .doesNotContain(AZURE_MACHINES, PRIVATE_LINKS);
    }

    @Test
    void hyperShiftsAndClusterApisAreConvertedByTheOperator() {
        var crds = Rendered.crds("");

        assertThat(reviewVersions(crds, NODE_POOLS)).containsExactly("v1beta1", "v1alpha1");
        assertThat(reviewVersions(crds, CLUSTERS)).containsExactly("v1beta1", "v1beta2");
        assertThat(conversion(crds, AZURE_MACHINES).isMissingNode()).isTrue();
    }

    @Test
    void withoutTheConversionWebhookHyperShiftsAreNotConverted() {
        var crds = Rendered.crds("--enable-conversion-webhook=false");

        assertThat(conversion(crds, NODE_POOLS).isMissingNode()).isTrue();
        assertThat(reviewVersions(crds, CLUSTERS)).isNotEmpty();
    }

    @Test
    void withoutItsConversionWebhookClusterApisAreNotConverted() {
        var crds = Rendered.crds("--disable-capi-conversion-webhook");

        assertThat(conversion(crds, CLUSTERS).isMissingNode()).isTrue();
        assertThat(reviewVersions(crds, NODE_POOLS)).isNotEmpty();
    }

    @Test
    void clusterApisAreStoredInTheNewVersionUnlessMigrationIsDisabled() {
        assertThat(storedVersions(Rendered.crds(""))).containsExactly("v1beta2");
        assertThat(storedVersions(Rendered.crds("--disable-capi-migration"))).containsExactly("v1beta1");
    }

    @Test
    void techPreviewIsTheFeatureSetOfTheCrdsThatHaveOne() {
        assumeTrue(Contracts.customResourceDefinitions().isPresent(), "skipped: HyperShift's CRDs are not at hand");

        assertThat(featureSet(Rendered.crds(""))).isEqualTo("Default");
        assertThat(featureSet(Rendered.crds("--tech-preview-no-upgrade"))).isEqualTo("TechPreviewNoUpgrade");
    }

    @Test
    void etcdsManifestsAreOfTechPreviewAlone() {
        assertThat(Rendered.crds("--exclude-etcd")).isEqualTo(Rendered.crds(""));
    }

    private static List<String> names(Rendered crds) {
        return crds.objects().stream()
                .map(it -> it.at("/metadata/name").asText())
                .toList();
    }

    private static JsonNode conversion(Rendered crds, String name) {
        return crds.object("CustomResourceDefinition", name).at("/spec/conversion");
    }

    private static List<String> reviewVersions(Rendered crds, String name) {
        return Rendered.texts(conversion(crds, name).at("/webhook/conversionReviewVersions"));
    }

    private static List<String> storedVersions(Rendered crds) {
        var versions = crds.object("CustomResourceDefinition", CLUSTERS).at("/spec/versions");
        return StreamSupport.stream(versions.spliterator(), false)
                .filter(it -> it.path("storage").asBoolean())
                .map(it -> it.path("name").asText())
                .toList();
    }

    private static String featureSet(Rendered crds) {
        return crds.object("CustomResourceDefinition", NODE_POOLS)
                .at("/metadata/annotations")
                .path("release.openshift.io/feature-set")
                .asText();
    }
}
