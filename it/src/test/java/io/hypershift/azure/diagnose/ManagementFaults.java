package io.hypershift.azure.diagnose;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.sandbox.kubernetes.Fault;
import io.hypershift.azure.sandbox.told.Images;
import io.hypershift.azure.sandbox.told.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The operator, and the cluster that control planes run on. */
final class ManagementFaults {
    private static final String OPERATOR = InstallOperatorRequest.NAMESPACE;
    private static final String RELEASES = "quay.io/openshift-release-dev/ocp-release:";
    private static final String OWN_PROVIDER = "quay.io/acme/cluster-api-provider-azure:1";

    private ManagementFaults() {}

    static List<Scenario> all() {
        return Scenario.all(operator(), controlPlane(), cluster());
    }

    private static List<Scenario> operator() {
        return List.of(
                Scenario.of("operator-not-running", "operator-off")
                        .alone(Setting.USUAL)
                        .before(it -> it.management()
                                .apps()
                                .deployments()
                                .inNamespace(OPERATOR)
                                .withName("operator")
                                .scale(0))
                        .shows(Signal.of("pods of the operator", ManagementFaults::operatorPods, "none")),
                Scenario.of("operator-not-running", "operator-deleted")
                        .alone(Setting.USUAL)
                        .before(it -> it.management()
                                .apps()
                                .deployments()
                                .inNamespace(OPERATOR)
                                .withName("operator")
                                .delete())
                        .shows(Signal.of("pods of the operator", ManagementFaults::operatorPods, "none")),
                Scenario.of("operator-image-not-pulled", "operator-image")
                        .alone(Setting.USUAL)
                        .before(it -> {
                            it.site()
                                    .sandbox()
                                    .management()
                                    .images()
                                    .tell(InstallOperatorRequest.IMAGE, Images.Answer.MISSING);
                            restartOperator(it);
                        })
                        .shows(Signal.of("pods of the operator", ManagementFaults::operatorPods, "ImagePull")),
                Scenario.of("operator-crashes", "operator-crash")
                        .alone(Setting.USUAL)
                        .before(it -> {
                            it.programs()
                                    .tell(
                                            Programs.Match.image(InstallOperatorRequest.IMAGE)
                                                    .container("operator"),
                                            new Programs.Exits(
                                                    2,
                                                    "panic: runtime error: invalid memory address or nil pointer dereference"));
                            restartOperator(it);
                        })
                        .shows(Signal.of("pods of the operator", ManagementFaults::operatorPods, "CrashLoopBackOff")));
    }

    private static void restartOperator(SampleCluster cluster) {
        cluster.management()
                .pods()
                .inNamespace(OPERATOR)
                .withLabel("name", "operator")
                .delete();
    }

    private static String operatorPods(SampleCluster cluster) {
        return pods(cluster, OPERATOR);
    }

    private static String pods(SampleCluster cluster, String namespace) {
        var pods = cluster.management().pods().inNamespace(namespace).list().getItems();
        return pods.isEmpty()
                ? "none"
                : pods.stream().map(it -> String.valueOf(it.getStatus())).collect(Collectors.joining("\n"));
    }

    private static Signal ofPods(String... words) {
        return Signal.of("pods of the control plane", it -> pods(it, it.namespace()), words);
    }

    private static List<Scenario> controlPlane() {
        return List.of(
                Scenario.of("image-not-pulled", "capi-image")
                        .with(
                                Parameter.ANNOTATIONS,
                                "hypershift.openshift.io/capi-provider-azure-image=" + OWN_PROVIDER)
                        .before(it ->
                                it.site().sandbox().management().images().tell(OWN_PROVIDER, Images.Answer.MISSING))
                        .shows(ofPods("ImagePullBackOff")),
                Scenario.of("pod-not-admitted", "no-such-priority")
                        .with(Parameter.ANNOTATIONS, "hypershift.openshift.io/etcd-priority-class=highest")
                        .shows(Signal.event("FailedCreate", "no PriorityClass with name highest was found")),
                Scenario.of("pod-not-admitted", "pods-counted")
                        .running(ManagementFaults::allowNoMorePods)
                        .shows(Signal.event("FailedCreate", "exceeded quota: no-more, requested: pods=1")),
                Scenario.of("container-crashes", "api-crash")
                        .with(Parameter.RELEASE_IMAGE, RELEASES + "4.21.6-multi")
                        .before(it -> crash(it, "4.21.6", "openshift-apiserver"))
                        .shows(ofPods("CrashLoopBackOff")),
                Scenario.of("container-crashes", "etcd-crash")
                        .with(Parameter.RELEASE_IMAGE, RELEASES + "4.21.7-multi")
                        .before(it -> crash(it, "4.21.7", "etcd"))
                        .shows(ofPods("CrashLoopBackOff")),
                Scenario.of("kms-key-unusable", "no-vault-role")
                        .with(Parameter.RELEASE_IMAGE, RELEASES + "4.21.8-multi")
                        .with(
                                Parameter.ENCRYPTION_KEY_ID,
                                "https://it-vault.vault.azure.net/keys/etcd/0123456789abcdef0123456789abcdef")
                        .before(ManagementFaults::closeVault)
                        .shows(ofPods("CrashLoopBackOff")),
                Scenario.of("container-lacks-configuration", "no-htpasswd")
                        .alone(Setting.USUAL)
                        .before(ManagementFaults::letInWhomNobodyKnows)
                        .shows(Signal.event("FailedMount", "secret \"company-users\" not found"))
                        .shows(Signal.condition("Available", "False ComponentsNotAvailable", "oauth-openshift")),
                Scenario.of("platform-credentials-missing", "no-secrets")
                        .before(
                                it -> it.site()
                                        .sandbox()
                                        .management()
                                        .faults()
                                        .add(
                                                new Fault(
                                                        Fault.Match.ANY
                                                                .withVerb("create")
                                                                .withKind("Secret")
                                                                .inNamespace(it.namespace()),
                                                        Integer.MAX_VALUE,
                                                        new Fault.Refuse(
                                                                403,
                                                                "Forbidden",
                                                                "admission webhook \"secrets.example.com\" denied the request: keep secrets in the vault"))))
                        .shows(Signal.condition("PlatformCredentialsFound", "False", "denied the request")),
                Scenario.of("volume-not-provisioned", "odd-disk")
                        .before(it -> {
                            it.management()
                                    .resource(new StorageClassBuilder()
                                            .withNewMetadata()
                                            .withName("fast")
                                            .endMetadata()
                                            .withProvisioner("disk.csi.azure.com")
                                            .withParameters(Map.of("skuName", "Premium_SSD"))
                                            .build())
                                    .create();
                            it.remake(spec -> spec.withObject("/etcd/managed/storage/persistentVolume")
                                    .put("storageClassName", "fast"));
                        })
                        .shows(Signal.event("ProvisioningFailed", "not supported sku")),
                Scenario.of("no-storage-class", "no-class")
                        .alone(Setting.USUAL)
                        .before(it -> it.management()
                                .storage()
                                .v1()
                                .storageClasses()
                                .withName("managed-csi")
                                .delete())
                        .shows(Signal.condition("EtcdAvailable", "EtcdWaitingForQuorum", "no storage class is set")));
    }

    /** Who may log in is to be read from a Secret that nobody has made. */
    private static void letInWhomNobodyKnows(SampleCluster cluster) {
        cluster.remake(spec -> spec.withArray("/configuration/oauth/identityProviders")
                .addObject()
                .put("name", "company")
                .put("mappingMethod", "claim")
                .put("type", "HTPasswd")
                .putObject("htpasswd")
                .putObject("fileData")
                .put("name", "company-users"));
        cluster.patchHostedCluster("{\"spec\": {\"pausedUntil\": null}}");
        Signal.event("FailedMount").await(cluster);
        cluster.site().later(Duration.ofMinutes(3));
    }

    /** Pods that are there stay; in the place of one that goes comes no other. */
    private static void allowNoMorePods(SampleCluster cluster) {
        cluster.management()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("no-more")
                        .withNamespace(cluster.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("pods", new Quantity("1"))
                        .endSpec()
                        .build())
                .create();
        cluster.management()
                .pods()
                .inNamespace(cluster.namespace())
                .withLabel("app", "kube-apiserver")
                .delete();
    }

    private static void crash(SampleCluster cluster, String version, String container) {
        cluster.programs()
                .tell(
                        Programs.Match.image(RELEASES + version + "-multi").container(container),
                        new Programs.Exits(1, "F1126 12:00:00.000000 1 cmd.go:182] failed to load configuration"));
    }

    /** The sandbox has no vaults: what one answers to the identity kms is told. */
    private static void closeVault(SampleCluster cluster) {
        cluster.programs()
                .tell(
                        Programs.Match.image(RELEASES + "4.21.8-multi").container("azure-kms-provider-active"),
                        new Programs.Exits(
                                1,
                                "failed to encrypt: keyvault.BaseClient#Encrypt: Failure responding to request: StatusCode=403"
                                        + " -- Original Error: autorest/azure: Service returned an error. Status=403 Code=\"Forbidden\""
                                        + " Message=\"Caller is not authorized to perform action on resource.\""));
    }

    private static List<Scenario> cluster() {
        return List.of(
                Scenario.of("no-storage-class", "class-gone")
                        .alone(Setting.USUAL)
                        .before(it ->
                                it.management().storage().v1().storageClasses().delete())
                        .shows(Signal.condition("EtcdAvailable", "no storage class is set")),
                Scenario.of("management-node-not-ready", "node-silent")
                        .alone(Setting.USUAL)
                        .running(it ->
                                it.site().sandbox().management().told().nodes().silence(nodeWithoutOperator(it)))
                        .shows(Signal.condition("Degraded", "True")),
                Scenario.of("no-room", "no-room")
                        .alone(Setting.SMALL)
                        .shows(Signal.event("FailedScheduling", "Insufficient")));
    }

    /** A node of the control plane's, and none of those that the operator runs on. */
    private static String nodeWithoutOperator(SampleCluster cluster) {
        var ofOperator = nodes(cluster, OPERATOR);
        return nodes(cluster, cluster.namespace()).stream()
                .filter(it -> !ofOperator.contains(it))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> nodes(SampleCluster cluster, String namespace) {
        return cluster.management().pods().inNamespace(namespace).list().getItems().stream()
                .map(it -> it.getSpec().getNodeName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
