package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhook configurations, rights and monitoring: what flags add beside the operator, or change there. */
class RenderedExtrasTest {

    @Test
    void noWebhookIsConfiguredByDefault() {
        assertThat(Rendered.resources("").names()).noneMatch(it -> it.contains("WebhookConfiguration"));
    }

    @Test
    void defaultingAsksTheOperatorAboutNewClustersAndPools() {
        var webhooks = Rendered.resources("--enable-defaulting-webhook")
                .object("MutatingWebhookConfiguration", "hypershift.openshift.io")
                .path("webhooks");

        assertThat(names(webhooks))
                .containsExactly("hostedclusters.hypershift.openshift.io", "nodepools.hypershift.openshift.io");
        assertThat(webhooks.at("/0/clientConfig/service/path").asText())
                .isEqualTo("/mutate-hypershift-openshift-io-v1beta1-hostedcluster");
        assertThat(Rendered.texts(webhooks.at("/0/rules/0/operations"))).containsExactly("CREATE");
    }

    @Test
    void validatingAsksTheOperatorAboutEveryChangeAndFailsWithoutIt() {
        var webhooks = Rendered.resources("--enable-validating-webhook --namespace elsewhere")
                .object("ValidatingWebhookConfiguration", "hypershift.openshift.io")
                .path("webhooks");

        assertThat(names(webhooks)).hasSize(2);
        assertThat(webhooks.at("/1/clientConfig/service/path").asText())
                .isEqualTo("/validate-hypershift-openshift-io-v1beta1-nodepool");
        assertThat(webhooks.at("/1/clientConfig/service/namespace").asText()).isEqualTo("hypershift");
        assertThat(Rendered.texts(webhooks.at("/1/rules/0/operations"))).containsExactly("CREATE", "UPDATE");
        assertThat(webhooks.at("/1/failurePolicy").asText()).isEqualTo("Fail");
    }

    @Test
    void persistingAuditLogsTakesWebhooksOfControlPlanesAndRights() {
        var rendered = Rendered.resources("--enable-audit-log-persistence");

        var webhooks = rendered.object("MutatingWebhookConfiguration", "hypershift.openshift.io")
                .path("webhooks");
        var pods = Rendered.named(webhooks, "pods.auditlogpersistence.hypershift.openshift.io");
        assertThat(pods.at("/namespaceSelector/matchLabels").toString())
                .isEqualTo("{\"hypershift.openshift.io/hosted-control-plane\":\"true\"}");
        assertThat(pods.path("failurePolicy").asText()).isEqualTo("Ignore");
        assertThat(names(webhooks)).contains("configmaps.auditlogpersistence.hypershift.openshift.io");
        assertThat(rules(rendered)).hasSize(rules(Rendered.resources("")).size() + 5);
    }

    @Test
    void accessToMetricsIsARightToSeeThem() {
        var rendered = Rendered.resources(
                "--enable-cvo-management-cluster-metrics-access --cvo-prometheus-url http://prometheus");

        assertThat(rules(rendered)).anyMatch(it -> it.contains("metrics.k8s.io"));
        assertThat(rendered.variable("CVO_PROMETHEUS_URL")).hasValue("http://prometheus");
    }

    @Test
    void adminsHaveRolesAndAnAccountWhenAskedFor() {
        var rendered = Rendered.resources("--enable-admin-rbac-generation --namespace elsewhere");

        assertThat(rendered.names())
                .containsSubsequence(
                        "ClusterRole hypershift-client",
                        "ServiceAccount hypershift-client",
                        "ClusterRoleBinding hypershift-client",
                        "ClusterRole hypershift-readers",
                        "ClusterRoleBinding hypershift-readers");
        assertThat(names(rendered.object("ClusterRoleBinding", "hypershift-client")
                        .path("subjects")))
                .containsExactly("hypershift-client", "hypershift-client");
        assertThat(Rendered.resources("").names()).doesNotContain("ClusterRole hypershift-client");
    }

    @ParameterizedTest
    @CsvSource({
        "'', true, prometheus-k8s, false",
        "--platform-monitoring OperatorOnly, true, prometheus-k8s, false",
        "--platform-monitoring All, true, prometheus-k8s, true",
        "--platform-monitoring None, '', prometheus-user-workload, false",
    })
    void thePlatformsMonitoringLooksAtTheOperatorUnlessToldOtherwise(
            String flags, String label, String prometheus, boolean controlPlanes) {
        var rendered = Rendered.resources(flags);

        assertThat(rendered.object("Namespace", "hypershift")
                        .at("/metadata/labels")
                        .path("openshift.io/cluster-monitoring")
                        .asText())
                .isEqualTo(label);
        assertThat(names(rendered.object("RoleBinding", "prometheus").path("subjects")))
                .containsExactly(prometheus);
        assertThat(rendered.arguments()).contains("--enable-ocp-cluster-monitoring=" + controlPlanes);
    }

    @Test
    void alertsAreTheRulesOnceMoreInThePlatformsNamespace() {
        var rendered = Rendered.resources("--slos-alerts");

        var alerts = rendered.object("PrometheusRule", "alerts");
        assertThat(alerts.at("/metadata/namespace").asText()).isEqualTo("openshift-monitoring");
        assertThat(alerts.path("spec"))
                .isEqualTo(rendered.object("PrometheusRule", "metrics").path("spec"));
    }

    @Test
    void dashboardsComeFromATemplate() throws IOException {
        var template = Rendered.resources("--monitoring-dashboards")
                .object("ConfigMap", "monitoring-dashboard-template")
                .at("/data/template")
                .asText();

        assertThat(new ObjectMapper().readTree(template).path("title").asText()).contains("__NAME__");
    }

    @Test
    void techPreviewIsToldToTheOperator() {
        assertThat(Rendered.resources("").object("ConfigMap", "feature-gate").at("/data/TechPreviewEnabled"))
                .hasToString("\"false\"");
        assertThat(Rendered.resources("--tech-preview-no-upgrade")
                        .object("ConfigMap", "feature-gate")
                        .at("/data/TechPreviewEnabled"))
                .hasToString("\"true\"");
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(it -> it.path("name").asText())
                .toList();
    }

    private static List<String> rules(Rendered rendered) {
        var rules = rendered.object("ClusterRole", "hypershift-operator").path("rules");
        return StreamSupport.stream(rules.spliterator(), false)
                .map(JsonNode::toString)
                .toList();
    }
}
