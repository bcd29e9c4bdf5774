package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.NODE_POOL_REPLICAS;
import static io.hypershift.azure.failure.Parameter.ROOT_DISK_SIZE;
import static io.hypershift.azure.failure.Parameter.TIMEOUT;
import static io.hypershift.azure.failure.Parameter.TTL;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ControlPlane;
import io.hypershift.azure.cluster.CreateClusterRequest.Networking;
import io.hypershift.azure.cluster.CreateClusterRequest.Nodes;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Placement;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.cluster.GeneratedName;
import io.hypershift.azure.event.Ages;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Creates a hosted cluster, waits until its nodes are Ready, and hands its kubeconfig to the rest of the build: as the project
 * properties <code>hypershift.cluster.kubeconfig</code>, <code>.name</code>, <code>.namespace</code>, <code>.infraId</code> and
 * <code>.apiUrl</code>, which hold the last cluster's values where a project makes several. What fails on the way is taken
 * back.
 */
@Mojo(
        name = "create-cluster",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public final class CreateClusterMojo extends ClusterMojo {
    /** The public Azure DNS zone that the cluster has its names in. */
    @Parameter(property = "hypershift.baseDomain")
    @Nullable String baseDomain;

    /** The OpenShift release to run, best a multi-arch one. */
    @Parameter(property = "hypershift.releaseImage")
    @Nullable String releaseImage;

    /** An OpenShift pull secret in JSON. */
    @Parameter(property = "hypershift.pullSecretFile")
    @Nullable File pullSecretFile;

    /** The infra ID, which Azure resources are named by. Without it, one made from the cluster's name. */
    @Parameter(property = "hypershift.infraId")
    @Nullable String infraId;

    /**
     * Where <code>create-foundation</code> put its files. Without it and without <code>bundleSecret</code>, the directory
     * <code>hypershift</code> in the root directory of the build.
     */
    @Parameter(property = "hypershift.bundleDirectory")
    @Nullable File bundleDirectory;

    /** The Secret of the management cluster that holds them instead, as <code>namespace/name</code>. */
    @Parameter(property = "hypershift.bundleSecret")
    @Nullable String bundleSecret;

    /** The components' client ids. Without it, <code>workload-identities.json</code> of the bundle. */
    @Parameter(property = "hypershift.workloadIdentitiesFile")
    @Nullable File workloadIdentitiesFile;

    /** The issuer's RSA key as PKCS#1 PEM. Without it, <code>serviceaccount-signer.private</code> of the bundle. */
    @Parameter(property = "hypershift.signingKeyFile")
    @Nullable File signingKeyFile;

    /** The OIDC issuer's URL. Without it, the foundation's. */
    @Parameter(property = "hypershift.oidcIssuerUrl")
    @Nullable String oidcIssuerUrl;

    /** The Azure region. Without it, the foundation's. */
    @Parameter(property = "hypershift.location")
    @Nullable String location;

    /** Tags for the cluster's resource groups. */
    @Parameter
    @Nullable Map<String, String> resourceGroupTags;

    /** How many nodes. HyperShift's CLI makes none unless told; tests need some to run on. */
    @Parameter(property = "hypershift.nodePoolReplicas", defaultValue = "2")
    String nodePoolReplicas;

    /** The nodes' Azure VM size. Without it, HyperShift's default for the architecture. */
    @Parameter(property = "hypershift.instanceType")
    @Nullable String instanceType;

    /** The nodes' disk in GiB. */
    @Parameter(property = "hypershift.rootDiskSize", defaultValue = "120")
    String rootDiskSize;

    /** The nodes' architecture: <code>amd64</code> or <code>arm64</code>. */
    @Parameter(property = "hypershift.arch", defaultValue = "amd64")
    String arch;

    /** The cluster's network plugin. */
    @Parameter(property = "hypershift.networkType", defaultValue = "OVNKubernetes")
    String networkType;

    /** The pods' network. */
    @Parameter(property = "hypershift.clusterCidr", defaultValue = "10.132.0.0/14")
    String clusterCidr;

    /** The services' network. */
    @Parameter(property = "hypershift.serviceCidr", defaultValue = "172.31.0.0/16")
    String serviceCidr;

    /** <code>SingleReplica</code> or <code>HighlyAvailable</code>; cannot be changed later. */
    @Parameter(property = "hypershift.controlPlaneAvailabilityPolicy", defaultValue = "SingleReplica")
    String controlPlaneAvailabilityPolicy;

    /** The size of etcd's volume. */
    @Parameter(property = "hypershift.etcdStorageSize", defaultValue = "8Gi")
    String etcdStorageSize;

    /** After this long anybody may remove the cluster. */
    @Parameter(property = "hypershift.ttl", defaultValue = "4h")
    String ttl;

    /** How long to wait until the nodes are Ready. */
    @Parameter(property = "hypershift.timeout", defaultValue = "45m")
    String timeout;

    /**
     * Where <code>{clusterName}.kubeconfig</code> and <code>{clusterName}.events.jsonl</code> go. Without it,
     * <code>${project.build.directory}/hypershift</code>, and without a project <code>hypershift</code> in the working
     * directory.
     */
    @Parameter(property = "hypershift.outputDirectory")
    @Nullable File outputDirectory;

    /** Only tells what would be done, once all has been checked that is checked before a cluster is made. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    String name() {
        return clusterName == null ? sessionClusters().name(slot(), this::madeUp) : clusterName;
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        checkClusterPerModule(inputs);
        var request = request(inputs);
        var deadline = inputs.duration(TIMEOUT, timeout);
        inputs.addAll(request.validate());
        ClusterProperties.problems(project).forEach(inputs::add);
        var teardown = teardown(destroyRequest(inputs, Optional.empty()), access, keepOnFailure(inputs));
        if (dryRun) {
            return hypershift -> rehearse(hypershift, request);
        }
        return hypershift -> {
            var lock = sessionClusters().lock(inSession());
            lock.lock(); // the other modules that share it wait, and then find it there
            try (var underWay = shutdownNet().underWay(inSession())) {
                create(hypershift, request, deadline, teardown);
            } finally {
                lock.unlock();
            }
        };
    }

    /** The build's session learns nothing of it: there is no cluster to take away. */
    private void rehearse(HyperShiftAzure hypershift, CreateClusterRequest request) {
        hypershift.clusters().dryRun().create(request, new Cancellation());
        getLog().info("cluster " + request.name() + ": nothing was made, this is a dry run");
    }

    private void create(
            HyperShiftAzure hypershift, CreateClusterRequest request, Duration deadline, Teardown teardown) {
        try {
            var cluster = hypershift.clusters().create(request, deadline, new Cancellation(), () -> record(teardown));
            ClusterProperties.export(cluster, project);
            getLog().info("cluster " + cluster.name() + ": ready after " + Ages.of(cluster.took()) + " at "
                    + cluster.apiUrl() + ", kubeconfig " + cluster.kubeconfig());
        } catch (RuntimeException e) {
            if (isGone(hypershift, request)) {
                sessionClusters().claim(inSession());
                shutdownNet().remove(inSession());
            } else if (keepOnFailure != null) {
                shutdownNet().remove(inSession()); // it is kept, also beyond the end of the JVM
            }
            throw e;
        } finally {
            if (isCalledDirectly()) {
                shutdownNet().remove(inSession()); // it is there to stay
            }
        }
    }

    /** The core takes back what it made; what is still on record, or cannot be told, is left to the session's end. */
    private static boolean isGone(HyperShiftAzure hypershift, CreateClusterRequest request) {
        try {
            var key = new ClusterKey(request.namespace(), request.name());
            return hypershift
                    .clusters()
                    .recordedUntil(key, request.ownership().owner())
                    .isEmpty();
        } catch (HyperShiftException unknown) {
            return false;
        }
    }

    private String madeUp() {
        var top = clusterPerModule ? project : session.getTopLevelProject();
        var what = top == null || top.getFile() == null
                ? Path.of(session.getExecutionRootDirectory()).getFileName().toString()
                : top.getArtifactId();
        return GeneratedName.of(what, build().number(), new SecureRandom());
    }

    private CreateClusterRequest request(Inputs inputs) {
        var build = build();
        return new CreateClusterRequest(
                name(),
                namespace,
                Optional.ofNullable(infraId),
                Inputs.orEmpty(baseDomain),
                Inputs.orEmpty(releaseImage),
                Source.file(pullSecretFile),
                trust(inputs),
                new Nodes(
                        inputs.number(NODE_POOL_REPLICAS, nodePoolReplicas, 2),
                        Optional.ofNullable(instanceType),
                        inputs.number(ROOT_DISK_SIZE, rootDiskSize, 120),
                        arch),
                new Networking(networkType, clusterCidr, serviceCidr),
                new ControlPlane(controlPlaneAvailabilityPolicy, etcdStorageSize),
                new Placement(Optional.ofNullable(location), resourceGroupTags == null ? Map.of() : resourceGroupTags),
                new Ownership(
                        build.owner(),
                        build.source(),
                        inputs.duration(TTL, ttl),
                        gracePeriod(inputs),
                        keepOnFailure(inputs)),
                output(outputDirectory));
    }

    private Trust trust(Inputs inputs) {
        if (bundleSecret != null) {
            if (bundleDirectory != null) {
                inputs.add(BundleSecretName.besideOtherBundle());
            }
            return new Trust(
                    Source.none(),
                    Source.file(workloadIdentitiesFile),
                    Source.file(signingKeyFile),
                    Optional.ofNullable(oidcIssuerUrl),
                    Optional.of(bundleSecret));
        }
        var bundle = new Bundle(bundle(bundleDirectory));
        return new Trust(
                Files.exists(bundle.foundation()) ? Source.file(bundle.foundation()) : Source.none(),
                workloadIdentitiesFile == null
                        ? Source.file(bundle.workloadIdentities())
                        : Source.file(workloadIdentitiesFile.toPath()),
                signingKeyFile == null ? Source.file(bundle.privateKey()) : Source.file(signingKeyFile.toPath()),
                Optional.ofNullable(oidcIssuerUrl));
    }

    /** A cluster of the build's life cycle ends with the build; one that somebody asked for by name stays. */
    private void record(Teardown teardown) {
        shutdownNet().add(inSession(), lastWill());
        if (isCalledDirectly()) {
            return;
        }
        var clusters = sessionClusters();
        if (!clusters.isWatched()) {
            getLog().warn(
                            "create-cluster: the plugin is declared without <extensions>true</extensions>, so nothing destroys"
                                    + " the cluster when a goal fails before post-integration-test");
        }
        clusters.record(inSession(), teardown);
    }

    private Map<String, String> lastWill() {
        var will = new HashMap<String, String>();
        will.put(LastWill.NAME, name());
        will.put(LastWill.NAMESPACE, namespace);
        will.put(LastWill.OWNER, build().owner());
        will.put(LastWill.COMMAND, finishingCommand());
        will.putAll(managementWay().lastWill());
        if (managementContext != null) {
            will.put(LastWill.CONTEXT, managementContext);
        }
        if (caBundleFile != null) {
            will.put(LastWill.CA_BUNDLE, caBundleFile.getPath());
        }
        proxy().ifPresent(it -> will.put(LastWill.PROXY, it));
        return will;
    }
}
