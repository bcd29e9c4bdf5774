package io.hypershift.azure.sandbox.hypershift.api;

/** A kind of Kubernetes object, and where its collection is served. */
public record Kind(String group, String version, String name, String plural, boolean namespaced) {
    private static final String HYPERSHIFT_GROUP = "hypershift.openshift.io";
    private static final String CLUSTER_API_GROUP = "cluster.x-k8s.io";
    private static final String CAPZ_GROUP = "infrastructure.cluster.x-k8s.io";

    public static final Kind NAMESPACE = new Kind("", "v1", "Namespace", "namespaces", false);
    public static final Kind SIGNING_REQUEST =
            new Kind("certificates.k8s.io", "v1", "CertificateSigningRequest", "certificatesigningrequests", false);
    public static final Kind NODE = new Kind("", "v1", "Node", "nodes", false);
    public static final Kind POD = namespaced("", "v1", "Pod", "pods");
    public static final Kind SECRET = namespaced("", "v1", "Secret", "secrets");
    public static final Kind CONFIG_MAP = namespaced("", "v1", "ConfigMap", "configmaps");
    public static final Kind SERVICE = namespaced("", "v1", "Service", "services");
    public static final Kind SERVICE_ACCOUNT = namespaced("", "v1", "ServiceAccount", "serviceaccounts");
    public static final Kind VOLUME_CLAIM = namespaced("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims");
    public static final Kind STORAGE_CLASS = new Kind("storage.k8s.io", "v1", "StorageClass", "storageclasses", false);
    public static final Kind ENDPOINTS = namespaced("", "v1", "Endpoints", "endpoints");
    public static final Kind ENDPOINT_SLICE = namespaced("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices");
    public static final Kind EVENT = namespaced("", "v1", "Event", "events");
    public static final Kind DEPLOYMENT = namespaced("apps", "v1", "Deployment", "deployments");
    public static final Kind REPLICA_SET = namespaced("apps", "v1", "ReplicaSet", "replicasets");
    public static final Kind STATEFUL_SET = namespaced("apps", "v1", "StatefulSet", "statefulsets");
    public static final Kind JOB = namespaced("batch", "v1", "Job", "jobs");
    public static final Kind LEASE = namespaced("coordination.k8s.io", "v1", "Lease", "leases");
    public static final Kind CRD =
            new Kind("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", false);

    public static final Kind ROUTE = namespaced("route.openshift.io", "v1", "Route", "routes");
    public static final Kind CLUSTER_API =
            new Kind("operator.openshift.io", "v1alpha1", "ClusterAPI", "clusterapis", false);
    public static final Kind SERVICE_MONITOR =
            namespaced("monitoring.coreos.com", "v1", "ServiceMonitor", "servicemonitors");
    public static final Kind POD_MONITOR = namespaced("monitoring.coreos.com", "v1", "PodMonitor", "podmonitors");
    public static final Kind PROMETHEUS_RULE =
            namespaced("monitoring.coreos.com", "v1", "PrometheusRule", "prometheusrules");

    public static final Kind HOSTED_CLUSTER =
            namespaced(HYPERSHIFT_GROUP, "v1beta1", "HostedCluster", "hostedclusters");
    public static final Kind NODE_POOL = namespaced(HYPERSHIFT_GROUP, "v1beta1", "NodePool", "nodepools");
    public static final Kind HOSTED_CONTROL_PLANE =
            namespaced(HYPERSHIFT_GROUP, "v1beta1", "HostedControlPlane", "hostedcontrolplanes");
    public static final Kind AZURE_PRIVATE_LINK_SERVICE =
            namespaced(HYPERSHIFT_GROUP, "v1beta1", "AzurePrivateLinkService", "azureprivatelinkservices");
    public static final Kind CONTROL_PLANE_COMPONENT =
            namespaced(HYPERSHIFT_GROUP, "v1beta1", "ControlPlaneComponent", "controlplanecomponents");

    public static final Kind CLUSTER = namespaced(CLUSTER_API_GROUP, "v1beta2", "Cluster", "clusters");
    public static final Kind MACHINE = namespaced(CLUSTER_API_GROUP, "v1beta2", "Machine", "machines");
    public static final Kind MACHINE_SET = namespaced(CLUSTER_API_GROUP, "v1beta2", "MachineSet", "machinesets");
    public static final Kind MACHINE_DEPLOYMENT =
            namespaced(CLUSTER_API_GROUP, "v1beta2", "MachineDeployment", "machinedeployments");
    public static final Kind MACHINE_HEALTH_CHECK =
            namespaced(CLUSTER_API_GROUP, "v1beta2", "MachineHealthCheck", "machinehealthchecks");
    public static final Kind AZURE_CLUSTER = namespaced(CAPZ_GROUP, "v1beta1", "AzureCluster", "azureclusters");
    public static final Kind AZURE_MACHINE = namespaced(CAPZ_GROUP, "v1beta1", "AzureMachine", "azuremachines");
    public static final Kind AZURE_MACHINE_TEMPLATE =
            namespaced(CAPZ_GROUP, "v1beta1", "AzureMachineTemplate", "azuremachinetemplates");
    public static final Kind AZURE_CLUSTER_IDENTITY =
            namespaced(CAPZ_GROUP, "v1beta1", "AzureClusterIdentity", "azureclusteridentities");

    public static final Kind CLUSTER_VERSION =
            new Kind("config.openshift.io", "v1", "ClusterVersion", "clusterversions", false);
    public static final Kind CLUSTER_OPERATOR =
            new Kind("config.openshift.io", "v1", "ClusterOperator", "clusteroperators", false);

    private static Kind namespaced(String group, String version, String name, String plural) {
        return new Kind(group, version, name, plural, true);
    }

    /** Where one object is served. */
    String path(String namespace, String name) {
        return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion() + (namespaced ? "/namespaces/" + namespace : "")
                + "/" + plural + "/" + name;
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
