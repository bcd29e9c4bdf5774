package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a cluster is not well, whoever made it, and changes nothing: the console tells the first finding with its remedy,
 * <code>{outputDirectory}/{clusterName}-diagnosis</code> gets <code>report.html</code>, <code>findings.json</code> and
 * <code>must-gather.tar.gz</code>. What cannot be collected, as without a login to Azure, is told and left out. In the build's life
 * cycle it only looks when integration tests have failed. A cluster that is not well does not fail the build: <code>well</code> in
 * <code>findings.json</code> tells.
 */
@Mojo(
        name = "diagnose-cluster",
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public final class DiagnoseClusterMojo extends ClusterMojo {
    /**
     * Gives each module of the build a cluster of its own. Without it, modules whose executions have the same id share one,
     * which goes with the last of them. Needs generated names.
     */
    @Parameter(property = "hypershift.clusterPerModule", defaultValue = "false")
    boolean clusterPerModule;

    /**
     * Where the files about a cluster go: <code>{clusterName}-diagnosis</code> with the report, and from create-cluster
     * <code>{clusterName}.events.jsonl</code>, which tells it when conditions changed. Without it,
     * <code>${project.build.directory}/hypershift</code>, and without a project <code>hypershift</code> in the working directory.
     */
    @Parameter(property = "hypershift.outputDirectory")
    @Nullable File outputDirectory;

    /**
     * The DNS servers that a diagnosis asks for the cluster's names, as <code>host</code> or <code>host:port</code> with commas
     * between them. Without them, the machine's own.
     */
    @Parameter(property = "hypershift.dnsServers")
    @Nullable String dnsServers;

    /** The operator's namespace, whose pods and logs a diagnosis looks at. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /**
     * A file for the diagnosis as JUnit's XML, in which a step that the cluster did not get beyond is a failed test with its
     * cause. Without it, none is written.
     */
    @Parameter(property = "hypershift.junitFile")
    @Nullable File junitFile;

    @Override
    boolean isForTests() {
        return !isCalledDirectly();
    }

    @Override
    List<String> dnsServers(Inputs inputs) {
        return inputs.servers(DNS_SERVERS, dnsServers);
    }

    @Override
    Tenure tenure() {
        return new Tenure(null, "10m", clusterPerModule, null, null);
    }

    @Override
    String name() {
        if (clusterName != null) {
            return clusterName;
        }
        var clusters = sessionClusters();
        return (clusterPerModule ? clusters.ownName(slot()) : clusters.name(slot())).orElse("");
    }

    /** The management cluster tells much also to one who is not let into Azure. */
    @Override
    Access access(Inputs inputs) {
        return checked(
                new Access(
                        azureSignInIfAny(inputs),
                        managementWay().kubeconfig(inputs),
                        Optional.ofNullable(managementContext),
                        network(inputs, dnsServers(inputs))),
                inputs);
    }

    private static Access checked(Access access, Inputs inputs) {
        if (access.managementKubeconfig().isGiven()) {
            inputs.addAll(access.managementProblems());
        }
        return access;
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        checkClusterPerModule(inputs);
        var diagnosis = diagnosis(outputDirectory, operatorNamespace, junitFile);
        if (isCalledDirectly()) {
            inputs.addAll(diagnosis.request().validate());
            return hypershift -> diagnosis.tell(hypershift, new Cancellation());
        }
        if (name().isEmpty()) {
            return hypershift -> getLog().info("diagnose-cluster: this build has made no cluster");
        }
        inputs.addAll(diagnosis.request().validate());
        return hypershift -> afterTests(hypershift, diagnosis);
    }

    private void afterTests(HyperShiftAzure hypershift, ConsoleDiagnosis diagnosis) {
        if (!testsHaveFailed()) {
            getLog().info("diagnose-cluster: no integration test has failed, so there is nothing to diagnose");
        } else if (sessionClusters().isFirstToDiagnose(inSession())) {
            diagnosis.tellBesideFailure(hypershift, new Cancellation());
        } else {
            getLog().info("diagnose-cluster: cluster " + name() + " has been diagnosed in this build");
        }
    }
}
