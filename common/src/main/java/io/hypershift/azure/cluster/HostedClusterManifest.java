package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ANNOTATIONS;
import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN_PREFIX;
import static io.hypershift.azure.failure.Parameter.CONTROL_PLANE_AVAILABILITY_POLICY;
import static io.hypershift.azure.failure.Parameter.CONTROL_PLANE_OPERATOR_IMAGE;
import static io.hypershift.azure.failure.Parameter.DISABLE_CLUSTER_CAPABILITIES;
import static io.hypershift.azure.failure.Parameter.ENABLE_CLUSTER_CAPABILITIES;
import static io.hypershift.azure.failure.Parameter.ETCD_STORAGE_CLASS;
import static io.hypershift.azure.failure.Parameter.ETCD_STORAGE_SIZE;
import static io.hypershift.azure.failure.Parameter.FEATURE_SET;
import static io.hypershift.azure.failure.Parameter.FIPS;
import static io.hypershift.azure.failure.Parameter.INFRA_AVAILABILITY_POLICY;
import static io.hypershift.azure.failure.Parameter.KAS_DNS_NAME;
import static io.hypershift.azure.failure.Parameter.LABELS;
import static io.hypershift.azure.failure.Parameter.NODE_SELECTOR;
import static io.hypershift.azure.failure.Parameter.OLM_CATALOG_PLACEMENT;
import static io.hypershift.azure.failure.Parameter.OLM_DISABLE_DEFAULT_SOURCES;
import static io.hypershift.azure.failure.Parameter.PAUSED_UNTIL;
import static io.hypershift.azure.failure.Parameter.PODS_LABELS;
import static io.hypershift.azure.failure.Parameter.TOLERATION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.Map;

/**
 * The HostedCluster that {@code hypershift create cluster azure} makes for workload identities ({@code
 * cmd/cluster/core/create.go}, {@code cmd/cluster/azure/create.go}).
 */
record HostedClusterManifest(PreparedCluster cluster, Infra infra, Account account) {

    static final String API_VERSION = "hypershift.openshift.io/v1beta1";
    static final String KIND = "HostedCluster";

    private static final String OPERATOR_IMAGE = "hypershift.openshift.io/control-plane-operator-image";

    /** The subscription the cluster lies in, with its tenant and cloud. */
    record Account(AzureCloud cloud, String subscriptionId, String tenantId) {}

    static Ref ref(ClusterKey key) {
        return new Ref(API_VERSION, KIND, key.namespace(), key.name());
    }

    Manifest manifest() {
        var tree = Manifest.of(ref(cluster.key())).tree();
        putMetadata(tree.withObject("/metadata"));
        var spec = tree.putObject("spec");
        spec.putObject("autoscaling");
        spec.put("controllerAvailabilityPolicy", options().text(CONTROL_PLANE_AVAILABILITY_POLICY));
        options().find(INFRA_AVAILABILITY_POLICY).ifPresent(it -> spec.put("infrastructureAvailabilityPolicy", it));
        spec.put("fips", options().isOn(FIPS));
        spec.put("infraID", infra.infraId());
        spec.put("issuerURL", cluster.trust().oidcIssuerUrl());
        spec.put("olmCatalogPlacement", options().text(OLM_CATALOG_PLACEMENT));
        spec.putObject("release").put("image", cluster.releaseImage());
        options().find(PAUSED_UNTIL).ifPresent(it -> spec.put("pausedUntil", it));
        options().find(KAS_DNS_NAME).ifPresent(it -> spec.put("kubeAPIServerDNSName", it));
        putCapabilities(spec.putObject("capabilities"));
        putConfiguration(spec.putObject("configuration"));
        putReferences(spec);
        putDns(spec.putObject("dns"));
        putEtcd(spec.putObject("etcd"));
        putScheduling(spec);
        cluster.files().imageContentSources().ifPresent(it -> spec.set("imageContentSources", it));
        new NetworkingManifest(options()).put(spec);
        new Encryption(cluster).put(spec.putObject("secretEncryption"));
        new Publishing(cluster.request().name(), options()).put(spec.putArray("services"));
        var azure = spec.putObject("platform").put("type", "Azure").putObject("azure");
        new AzurePlatformManifest(cluster, infra, account).put(azure);
        return new Manifest(tree);
    }

    private void putMetadata(ObjectNode metadata) {
        putPairs(metadata, "annotations", options().pairs(ANNOTATIONS));
        options()
                .find(CONTROL_PLANE_OPERATOR_IMAGE)
                .ifPresent(it -> metadata.withObject("/annotations").put(OPERATOR_IMAGE, it));
        putPairs(metadata, "labels", options().pairs(LABELS));
    }

    private void putCapabilities(ObjectNode capabilities) {
        putItems(capabilities, "enabled", ENABLE_CLUSTER_CAPABILITIES);
        putItems(capabilities, "disabled", DISABLE_CLUSTER_CAPABILITIES);
    }

    private void putConfiguration(ObjectNode configuration) {
        if (options().isOn(OLM_DISABLE_DEFAULT_SOURCES)) {
            configuration.putObject("operatorhub").put("disableAllDefaultSources", true);
        }
        options()
                .find(FEATURE_SET)
                .ifPresent(it -> configuration.putObject("featureGate").put("featureSet", it));
    }

    private void putReferences(ObjectNode spec) {
        var names = new ObjectNames(cluster.request().name());
        spec.putObject("pullSecret").put("name", names.pullSecret());
        spec.putObject("serviceAccountSigningKey").put("name", names.signingKey());
        var sshKey = spec.putObject("sshKey");
        if (cluster.files().hasSshKey()) {
            sshKey.put("name", names.sshKey());
        }
        cluster.files()
                .trustBundle()
                .ifPresent(it -> spec.putObject("additionalTrustBundle").put("name", names.trustBundle()));
    }

    private void putDns(ObjectNode dns) {
        dns.put("baseDomain", infra.baseDomain())
                .put("publicZoneID", infra.publicZoneId())
                .put("privateZoneID", infra.privateZoneId());
        options()
                .find(BASE_DOMAIN_PREFIX)
                .map(it -> it.equals(ClusterOptions.NO_PREFIX) ? "" : it)
                .or(() -> infra.appsPrefix()
                        .filter(it -> !it.equals(cluster.request().name())))
                .ifPresent(it -> dns.put("baseDomainPrefix", it));
    }

    private void putEtcd(ObjectNode etcd) {
        var volume = etcd.put("managementType", "Managed")
                .putObject("managed")
                .putObject("storage")
                .put("type", "PersistentVolume")
                .putObject("persistentVolume")
                .put("size", options().text(ETCD_STORAGE_SIZE));
        options().find(ETCD_STORAGE_CLASS).ifPresent(it -> volume.put("storageClassName", it));
    }

    private void putScheduling(ObjectNode spec) {
        putPairs(spec, "nodeSelector", options().pairs(NODE_SELECTOR));
        putPairs(spec, "labels", options().pairs(PODS_LABELS));
        options().find(TOLERATION).ifPresent(it -> spec.putArray("tolerations").addAll(Tolerations.of(it)));
    }

    private static void putPairs(ObjectNode target, String field, Map<String, String> pairs) {
        if (!pairs.isEmpty()) {
            var node = target.putObject(field);
            pairs.forEach(node::put);
        }
    }

    private void putItems(ObjectNode target, String field, Parameter parameter) {
        var items = options().items(parameter);
        if (!items.isEmpty()) {
            items.forEach(target.putArray(field)::add);
        }
    }

    private Options options() {
        return cluster.request().options();
    }
}
