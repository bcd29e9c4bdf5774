package io.hypershift.azure.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.cluster.ClusterReleases;
import io.hypershift.azure.cluster.NodePoolManifest;
import io.hypershift.azure.cluster.RunningRelease;
import io.hypershift.azure.cluster.VersionSkew;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeResource;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Subset;
import io.hypershift.azure.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a NodePool as {@code hypershift create nodepool azure} does ({@code cmd/nodepool/core/create.go}), with its checks. */
final class NodePoolCreation {
    /** The CLI's own, so that both tools own the same fields. */
    private static final String FIELD_MANAGER = "hypershift-cli";

    private static final String INFRA_LABEL = "hypershift.openshift.io/auto-created-for-infra";
    private static final String AZURE = "Azure";
    private static final List<String> IMMUTABLE =
            List.of("/spec/arch", "/spec/clusterName", "/spec/management/upgradeType", "/spec/platform/azure/subnetID");

    private final KubeApi management;
    private final ClusterReleases releases;
    private final CreateNodePoolRequest request;

    NodePoolCreation(KubeApi management, ClusterReleases releases, CreateNodePoolRequest request) {
        this.management = management;
        this.releases = releases;
        this.request = request;
    }

    /** The plan that makes it; throws with all that forbids it. */
    Plan plan() {
        var cluster = request.pool().cluster();
        var hostedCluster = ClusterObjects.find(management, cluster)
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("no-cluster", "{}: there is no cluster {}", Parameter.CLUSTER_NAME, cluster)
                                .remedy("Look what there is: {}", Operation.LIST_CLUSTERS)));
        var checks = new Checks();
        checkPlatform(hostedCluster, checks);
        checkArchitecture(hostedCluster, checks);
        checkVersion(hostedCluster, checks);
        var wanted = manifest(hostedCluster);
        checkAbsence(wanted, checks);
        checks.throwIfAny();

        var plan = Plan.named("node pool " + request.pool().name());
        plan.step(
                request.pool().ref().toString(),
                new KubeResource(management, FIELD_MANAGER, values -> wanted, new Existing.Resume(IMMUTABLE)));
        return plan;
    }

    private void checkPlatform(Manifest hostedCluster, Checks checks) {
        var platform = hostedCluster.text("spec", "platform", "type");
        if (!platform.equals(AZURE)) {
            checks.add(Problem.of(
                    "platform", "cluster {} is on {}, not on {}", request.pool().cluster(), platform, AZURE));
        }
    }

    /** A cluster whose payload tells no architecture is not asked: neither does the CLI. */
    private void checkArchitecture(Manifest hostedCluster, Checks checks) {
        var payload = hostedCluster.text("status", "payloadArch").toLowerCase(Locale.ROOT);
        if (!payload.isEmpty() && !payload.equals("multi") && !payload.equals(request.arch())) {
            checks.wrong(
                    Parameter.ARCH,
                    request.arch(),
                    "the cluster's release is for " + payload + " alone; one for several has -multi in its tag");
        }
    }

    private void checkVersion(Manifest hostedCluster, Checks checks) {
        if (request.releaseImage().isEmpty()) {
            return;
        }
        var image = request.releaseImage().get();
        releases.of(hostedCluster)
                .of(image)
                .ifPresentOrElse(
                        nodes -> new RunningRelease(hostedCluster)
                                .version()
                                .flatMap(it -> VersionSkew.problem(nodes, it))
                                .ifPresent(it -> checks.wrong(Parameter.RELEASE_IMAGE, image, it)),
                        () -> checks.add(
                                Problem.of(
                                                "unknown-version",
                                                "{}: nothing tells the version of {}",
                                                Parameter.RELEASE_IMAGE,
                                                image)
                                        .because(
                                                "Without it, nobody knows whether its nodes can be with the control plane.")
                                        .remedy(
                                                "Give the image by a tag that begins with its version, such as 4.21.3-multi.")));
    }

    /** One that we have made is gone on with; it may be a build that is repeated. */
    private void checkAbsence(Manifest wanted, Checks checks) {
        var found = management.find(request.pool().ref());
        found.filter(it -> !isOurs(it))
                .ifPresent(it -> checks.add(Problem.of("pool-exists", "node pool {} is there already", request.pool())
                        .because("It was not made by this plugin.")
                        .remedy("Choose another name with {}.", Parameter.NODE_POOL_NAME)));
        found.filter(NodePoolCreation::isOurs)
                .map(it -> Subset.differences(asked(wanted, it), it.at("spec")))
                .filter(it -> !it.isEmpty())
                .ifPresent(it -> checks.add(Problem.of(
                                "pool-differs",
                                "node pool {} is there already, and not as asked for: {}",
                                request.pool(),
                                String.join("; ", it))
                        .remedy(
                                "Ask for the same; choose another name with {}; or change it: {}, {}",
                                Parameter.NODE_POOL_NAME,
                                Operation.SCALE_NODEPOOL,
                                Operation.DELETE_NODEPOOL)));
    }

    /** What is to be found in a pool that is there. The cluster's release, where none is asked for, goes on without the pool. */
    private JsonNode asked(Manifest wanted, Manifest found) {
        var spec = wanted.tree().deepCopy().withObject("/spec");
        if (request.releaseImage().isEmpty()) {
            spec.remove("release");
        }
        if (PoolSize.of(found).isAutoscaled()) {
            spec.remove("replicas");
        }
        return spec;
    }

    private Manifest manifest(Manifest hostedCluster) {
        var options = request.options();
        var key = new ClusterKey(
                request.pool().cluster().namespace(), request.pool().name());
        var tree = new NodePoolManifest(
                        key,
                        request.pool().cluster().name(),
                        request.releaseImage().orElseGet(() -> hostedCluster.text("spec", "release", "image")),
                        options.find(Parameter.NODEPOOL_SUBNET_ID)
                                .orElseGet(() -> hostedCluster.text("spec", "platform", "azure", "subnetID")),
                        options.find(Parameter.AVAILABILITY_ZONE),
                        options)
                .manifest()
                .tree();
        var spec = tree.withObject("/spec");
        request.size().putInto(spec);
        spec.properties().removeIf(field -> field.getValue().isNull()); // null would be a value to own
        return new Manifest(tree).withLabels(labels(hostedCluster));
    }

    /** The removal of a cluster of ours follows the infra ID: in others' clusters no pool of ours may lead it there. */
    private static Map<String, String> labels(Manifest hostedCluster) {
        return isOurs(hostedCluster)
                ? Map.of(INFRA_LABEL, hostedCluster.text("spec", "infraID"), ManagedBy.LABEL, ManagedBy.US)
                : Map.of(ManagedBy.LABEL, ManagedBy.US);
    }

    private static boolean isOurs(Manifest object) {
        return ManagedBy.US.equals(object.labels().get(ManagedBy.LABEL));
    }
}
