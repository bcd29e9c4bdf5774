package io.hypershift.azure.sandbox.hypershift.render;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What lets OpenShift's monitoring look at the operator. */
final class MonitoringManifests {
    /** Name and expression of each recording rule (HyperShift 3ee9615, cmd/install/assets). */
    private static final String RECORDING_RULES = """
            hypershift:apiserver_request_total:read = sum by (namespace) \
            (rate(apiserver_request_total{verb=~"LIST|GET|WATCH"}[2m]))
            hypershift:apiserver_request_total:write = sum by (namespace) \
            (rate(apiserver_request_total{verb=~"POST|PUT|PATCH|UPDATE|DELETE|APPLY"}[2m]))
            hypershift:apiserver_request_total:client = sum by (namespace, system_client) \
            (rate(apiserver_request_total{}[2m]))
            hypershift:apiserver_request_aborts_total = sort_desc(sum(rate(apiserver_request_aborts_total[1m])) by \
            (resource, verb))
            hypershift:controlplane:component_api_requests_total = sum by (app, namespace, code, method, pod) ( \
            sum(rest_client_requests_total) by (pod, namespace, code, method) * on (pod, namespace) group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_control_plane_component!=""}, "app", "$1", \
            "label_app", "(.*)") )
            hypershift:controlplane:component_memory_usage = sum by (app, namespace, pod) ( \
            sum(container_memory_usage_bytes{container!="POD",container!=""}) by (pod, namespace) * on (pod, \
            namespace) group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_control_plane_component!=""}, "app", "$1", \
            "label_app", "(.*)") )
            hypershift:controlplane:component_memory_rss = sum by (app, namespace, pod) ( \
            sum(container_memory_rss{container!="POD",container!=""}) by (pod, namespace) * on (pod, namespace) \
            group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_control_plane_component!=""}, "app", "$1", \
            "label_app", "(.*)") )
            hypershift:controlplane:component_memory_request = sum by (app, namespace, pod) ( \
            sum(kube_pod_container_resource_requests{resource="memory"}) by (pod, namespace) * on (pod, namespace) \
            group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_control_plane_component!=""}, "app", "$1", \
            "label_app", "(.*)") )
            hypershift:controlplane:ign_payload_generation_seconds_p90 = histogram_quantile(0.9, sum by (namespace, \
            le) (rate(ign_server_payload_generation_seconds_bucket{container="ignition-server"}[3m])))
            hypershift:controlplane:component_cpu_usage_seconds = avg by (app, namespace, pod) ( sum( rate( \
            container_cpu_usage_seconds_total{container_name!="POD",container!=""}[2m] ) ) by (pod, namespace) * on \
            (pod, namespace) group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_control_plane_component!=""}, "app", "$1", \
            "label_app", "(.*)") ) / count by (app, namespace, pod) ( sum( rate( \
            container_cpu_usage_seconds_total{container_name!="POD",container!=""}[2m] ) ) by (pod, namespace) * on \
            (pod, namespace) group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_control_plane_component!=""}, "app", "$1", \
            "label_app", "(.*)") )
            hypershift:controlplane:component_cpu_request = sum by (app, namespace, pod) ( \
            sum(kube_pod_container_resource_requests{resource="cpu"}) by (pod, namespace) * on (pod, namespace) \
            group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_control_plane_component!=""}, "app", "$1", \
            "label_app", "(.*)") )
            hypershift:operator:component_api_requests_total = sum by (app, namespace, code, method) ( \
            sum(rest_client_requests_total) by (pod, namespace, code, method) * on (pod, namespace) group_left(app) \
            label_replace(kube_pod_labels{label_hypershift_openshift_io_operator_component!=""}, "app", "$1", \
            "label_app", "(.*)") )
            platform:hypershift_hostedclusters:max = max by(platform) (hypershift_hostedclusters)
            platform:hypershift_nodepools:max = max by(platform) (hypershift_nodepools)
            cluster_name:hypershift_nodepools_size:sum = sum by(cluster_name, exported_namespace) (max by(name, \
            exported_namespace, platform, cluster_name) (hypershift_nodepools_size))
            cluster_name:hypershift_nodepools_available_replicas:sum = sum by(cluster_name, exported_namespace) \
            (max by(name, exported_namespace, platform, cluster_name) (hypershift_nodepools_available_replicas))
            """;

    /** The template of a hosted cluster's dashboard, without the nine kilobytes of panels that the CLI's has. */
    private static final String DASHBOARD = """
            {
                "refresh": "10s",
                "rows": [],
                "title": "Hosted Control Planes / __NAMESPACE__ / __NAME__",
                "version": 0
            }
            """;

    private MonitoringManifests() {}

    static List<Resource> render(RenderFlags flags) {
        var namespace = flags.namespace();
        var prometheus = flags.isMonitoredByPlatform()
                ? Rbac.account("openshift-monitoring", "prometheus-k8s")
                : Rbac.account("openshift-user-workload-monitoring", "prometheus-user-workload");
        var objects = new ArrayList<>(List.of(
                Rbac.role(namespace, "prometheus", "core / services,endpoints,pods: get,list,watch"),
                Rbac.roleBinding(namespace, "prometheus", prometheus),
                monitor(namespace, "ServiceMonitor", "operator", "endpoints"),
                rules(namespace, "metrics")));
        if (flags.is("slos-alerts")) {
            // the CLI calls them alerts, yet they are the recording rules once more
            objects.add(rules("openshift-monitoring", "alerts"));
        }
        if (flags.is("monitoring-dashboards")) {
            objects.add(Resource.of(Kind.CONFIG_MAP, namespace, "monitoring-dashboard-template")
                    .with("/data/template", DASHBOARD));
        }
        return objects;
    }

    private static Resource rules(String namespace, String name) {
        return Resource.of(kind("PrometheusRule"), namespace, name).with("/spec/groups", List.of(recordingRules()));
    }

    /** A monitor of the pods or services named as itself. */
    static Resource monitor(String namespace, String kind, String name, String endpoints) {
        return Resource.of(kind(kind), namespace, name)
                .with("/spec/" + endpoints, List.of(Map.of("interval", "30s", "port", "metrics")))
                .with("/spec/jobLabel", "component")
                .with("/spec/namespaceSelector", Map.of())
                .with("/spec/selector/matchLabels/name", name);
    }

    private static Kind kind(String name) {
        return new Kind("monitoring.coreos.com", "v1", name, name.toLowerCase(java.util.Locale.ROOT) + "s", true);
    }

    private static Map<String, Object> recordingRules() {
        var rules = RECORDING_RULES
                .lines()
                .map(line -> line.split(" = ", 2))
                .map(rule -> Map.of("record", rule[0], "expr", rule[1]))
                .toList();
        return Map.of("interval", "30s", "name", "hypershift.rules", "rules", rules);
    }
}
