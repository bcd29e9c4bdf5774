package io.hypershift.azure.report;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Endpoint;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.diagnose.finding.LogExcerpt;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.diagnose.finding.Picture;
import io.hypershift.azure.diagnose.finding.ResourceState;
import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Diagnoses as long and as odd as real ones get. */
final class SampleReport {
    private static final Instant BEGIN = Instant.parse("2026-03-02T11:58:12Z");
    private static final ClusterKey KEY = new ClusterKey("clusters", "pr-1042");
    private static final String CLUSTER = "HostedCluster clusters/pr-1042";
    private static final String POOL = "NodePool clusters/pr-1042";
    private static final String AADSTS =
            "AADSTS700211: No matching federated identity record found for presented assertion"
                    + " issuer 'https://demooidc7f3k.blob.core.windows.net/demooidc7f3k'. Trace ID:"
                    + " 6b3fa2c4-5d0e-4a53-9a51-0e1f6f2b7a00 Timestamp: 2026-03-02 12:07:11Z";

    private SampleReport() {}

    /** A cluster that came up. */
    static Diagnosis well() {
        return new Diagnosis(
                KEY,
                "pr-1042-x7k2p",
                BEGIN.plusSeconds(2400),
                Text.of("Everything is as it should be."),
                true,
                List.of(),
                List.of(),
                List.of(),
                new Picture(
                        new Endpoint("https://api-pr-1042.ci.example.com:443", true, "v1.33.2"),
                        names(true),
                        comingUp().toList(),
                        resources(40, true),
                        List.of()));
    }

    /** A cluster that no rule knows the cause of, nor much else. */
    static Diagnosis unexplained() {
        return new Diagnosis(
                KEY,
                "",
                BEGIN.plusSeconds(9000),
                Text.of("The control plane does not come up: InfrastructureReady is False for 2h25m."),
                false,
                List.of(),
                List.of(
                        new Exhibit(
                                CLUSTER + ", condition InfrastructureReady",
                                "WaitingOnInfrastructureReady: router load balancer is not provisioned; 41m since creation"),
                        new Exhibit(
                                "Service clusters-pr-1042/router, newest event",
                                "SyncLoadBalancerFailed: 409 Conflict")),
                List.of(new Gap("DNS", Text.of("no name server of 10.0.0.2 answers."))),
                new Picture(
                        new Endpoint("", false, ""),
                        List.of(),
                        List.of(at(
                                30,
                                CLUSTER,
                                "InfrastructureReady",
                                "False",
                                "WaitingOnInfrastructureReady",
                                "waiting")),
                        List.of(),
                        List.of()));
    }

    /** A cluster with everything a report can have, some of it hostile. */
    static Diagnosis unwell() {
        return new Diagnosis(
                KEY,
                "pr-1042-x7k2p",
                BEGIN.plusSeconds(3180),
                Text.of("The cluster came up in part and its nodes do not join: AllNodesHealthy is False for 31m."),
                false,
                findings(),
                List.of(new Exhibit(
                        "log of pod clusters-pr-1042/cloud-controller-manager-5d8, container manager", AADSTS)),
                List.of(
                        new Gap(
                                "role assignments of the subscription",
                                Text.of(
                                        "the login may not read them (403 AuthorizationFailed). Grant it Reader, or ask {} as"
                                                + " somebody who has it.",
                                        Operation.VERIFY_FOUNDATION)),
                        new Gap("logs of node pr-1042-b2kfl", Text.of("its kubelet does not answer."))),
                new Picture(
                        new Endpoint(
                                "https://api-pr-1042.ci.example.com:443",
                                false,
                                "connect to api-pr-1042.ci.example.com (20.103.14.7) port 443: timed out after 10 s"),
                        names(false),
                        Stream.concat(comingUp(), trouble())
                                .sorted((a, b) -> a.at().compareTo(b.at()))
                                .toList(),
                        resources(300, false),
                        List.of(
                                new LogExcerpt(
                                        "clusters-pr-1042/capi-provider-7c9f, container manager",
                                        Collections.nCopies(
                                                4000,
                                                "E0302 12:07:11.123456       1 controller.go:329] \"Reconciler error\" err=\""
                                                        + AADSTS + "\"")),
                                new LogExcerpt(
                                        "clusters-pr-1042/etcd-0, container etcd", List.of("ok", "x".repeat(5000))),
                                new LogExcerpt(
                                        "clusters-pr-1042/odd, container odd",
                                        List.of("\u001b[31mred\u001b[0m </pre><script>alert(1)</script>")))));
    }

    private static List<Finding> findings() {
        return List.of(
                new Finding(
                        "credential-issuer-differs",
                        Certainty.CERTAIN,
                        Text.of("The identity of the node pools trusts another issuer than the cluster's"),
                        Text.of(
                                "Azure takes a component's token only from the issuer that the identity's federated credential"
                                        + " names. So no machine is made, and none of what needs nodes comes up."),
                        List.of(
                                new Exhibit(
                                        "federated credential demo-hc-nodepool/capi-provider",
                                        "issuer: https://olddemooidc.blob.core.windows.net/olddemooidc"),
                                new Exhibit(
                                        CLUSTER + ", spec.issuerURL",
                                        "https://demooidc7f3k.blob.core.windows.net/demooidc7f3k"),
                                new Exhibit(
                                        "log of pod clusters-pr-1042/capi-provider-7c9f, container manager", AADSTS)),
                        Text.of(
                                "Let the foundation be mended: {} with {}.\nThe cluster comes up by itself then; nothing of it"
                                        + " has to be made again.",
                                Operation.CREATE_FOUNDATION,
                                new Text.Setting(Parameter.PREFIX, "demo")),
                        "https://example.com/hypershift-azure/docs/diagnoses.html#credential-issuer-differs",
                        IntStream.rangeClosed(1, 9)
                                .mapToObj(it -> "AllMachinesReady of node pool pr-1042-" + it + " is False")
                                .toList()),
                new Finding(
                        "base-domain-not-delegated",
                        Certainty.LIKELY,
                        Text.of("ci.example.com is not delegated to the zone that external DNS writes into"),
                        Text.of("The parent's NS records name other servers, so that nobody sees what is written."),
                        List.of(new Exhibit(
                                "NS ci.example.com, asked of 1.1.1.1", "ns1.registrar.example\nns2.registrar.example")),
                        Text.of("Have the NS records of example.com name ns1-04.azure-dns.com and its three siblings."),
                        "https://example.com/hypershift-azure/docs/diagnoses.html#base-domain-not-delegated",
                        List.of()),
                new Finding(
                        "quota",
                        Certainty.POSSIBLE,
                        Text.of(
                                "\u05de\u05db\u05e1\u05d4 <script>alert('\u05e9\u05dc\u05d5\u05dd')</script> & \"quota\""),
                        Text.NONE,
                        List.of(new Exhibit(
                                "Azure, usage of westeurope", "standardDSv5Family: 98 of 100 cores \u202e reversed")),
                        Text.of("Ask for more."),
                        "",
                        List.of("a thing with a very long name without a blank: " + "y".repeat(300))));
    }

    private static List<NameRecord> names(boolean isWell) {
        return List.of(
                new NameRecord(
                        "api-pr-1042.ci.example.com",
                        "A",
                        "external DNS writes it",
                        List.of("20.103.14.7"),
                        List.of("20.103.14.7"),
                        ""),
                new NameRecord(
                        "*.apps.pr-1042.ci.example.com",
                        "A",
                        "ingress operator writes it",
                        List.of("20.103.14.9"),
                        isWell ? List.of("20.103.14.9") : List.of(),
                        ""),
                new NameRecord(
                        "ci.example.com",
                        "NS",
                        "the parent zone's owner",
                        List.of(
                                "ns1-04.azure-dns.com",
                                "ns2-04.azure-dns.net",
                                "ns3-04.azure-dns.org",
                                "ns4-04.azure-dns.info"),
                        isWell
                                ? List.of(
                                        "ns1-04.azure-dns.com",
                                        "ns2-04.azure-dns.net",
                                        "ns3-04.azure-dns.org",
                                        "ns4-04.azure-dns.info")
                                : List.of("ns1.registrar.example", "ns2.registrar.example"),
                        ""),
                new NameRecord(
                        "oauth-pr-1042.ci.example.com",
                        "A",
                        "external DNS writes it",
                        List.of("20.103.14.8"),
                        isWell ? List.of("20.103.14.8") : List.of(),
                        isWell ? "" : "no answer from 10.0.0.2 within 5 s"));
    }

    private static Stream<Transition> comingUp() {
        return Stream.of(
                at(0, CLUSTER, "ReconciliationActive", "True", "AsExpected", "Reconciliation active on resource"),
                at(0, CLUSTER, "ValidConfiguration", "True", "AsExpected", "Configuration passes validation"),
                at(2, CLUSTER, "ValidReleaseImage", "True", "AsExpected", "Release image is valid"),
                at(
                        2,
                        CLUSTER,
                        "ExternalDNSReachable",
                        "False",
                        "ExternalDNSHostNotReachable",
                        "lookup api-pr-1042.ci.example.com: no such host"),
                at(
                        3,
                        CLUSTER,
                        "InfrastructureReady",
                        "False",
                        "WaitingOnInfrastructureReady",
                        "APIServer load balancer is not provisioned"),
                at(5, CLUSTER, "EtcdAvailable", "Unknown", "StatusUnknown", ""),
                at(5, CLUSTER, "KubeAPIServerAvailable", "Unknown", "StatusUnknown", ""),
                at(6, CLUSTER, "Available", "False", "EtcdWaitingForQuorum", "Waiting for etcd to reach quorum"),
                at(7, CLUSTER, "Progressing", "True", "Installing", ""),
                at(64, CLUSTER, "InfrastructureReady", "True", "AsExpected", "All is well"),
                at(70, CLUSTER, "EtcdAvailable", "False", "EtcdWaitingForQuorum", "1 of 3 replicas are ready"),
                at(141, CLUSTER, "EtcdAvailable", "True", "QuorumAvailable", ""),
                at(
                        155,
                        CLUSTER,
                        "KubeAPIServerAvailable",
                        "False",
                        "WaitingForAvailable",
                        "Waiting for Kube APIServer deployment to become available"),
                at(260, CLUSTER, "ExternalDNSReachable", "True", "AsExpected", "External DNS is reachable"),
                at(
                        318,
                        CLUSTER,
                        "KubeAPIServerAvailable",
                        "True",
                        "AsExpected",
                        "Kube APIServer deployment is available"),
                at(372, CLUSTER, "Available", "True", "AsExpected", "The hosted control plane is available"),
                at(380, CLUSTER, "Progressing", "False", "AsExpected", "HostedCluster is at expected version"),
                at(3, CLUSTER, "Degraded", "False", "AsExpected", "The hosted cluster is not degraded"),
                at(
                        3,
                        CLUSTER,
                        "PlatformCredentialsFound",
                        "True",
                        "AsExpected",
                        "Required platform credentials are found"),
                at(
                        3,
                        CLUSTER,
                        "ClusterVersionUpgradeable",
                        "False",
                        "UpgradeGate",
                        "Kubernetes 1.34 removes APIs that are used"),
                at(8, POOL, "ValidReleaseImage", "True", "AsExpected", "Using release image 4.20.4"),
                at(9, POOL, "Ready", "False", "ScalingUp", "0 of 3 machines are ready"),
                at(9, POOL, "UpdatingVersion", "False", "AsExpected", ""));
    }

    private static Stream<Transition> trouble() {
        var long1 = "3 of 3 machines are not ready\n" + "Machine pr-1042-b2kfl: InstanceProvisionFailed: " + AADSTS;
        return Stream.of(
                at(12, POOL, "AllMachinesReady", "False", "InstanceProvisionFailed", long1),
                at(
                        1320,
                        POOL,
                        "AllNodesHealthy",
                        "False",
                        "NodeProvisioning",
                        "nodes pr-1042-b2kfl, pr-1042-c8d2x not there"),
                at(1500, CLUSTER, "KubeAPIServerAvailable", "False", "NotFound", "Kube APIServer deployment not found"),
                at(1680, CLUSTER, "KubeAPIServerAvailable", "True", "AsExpected", ""),
                at(
                        2400,
                        CLUSTER,
                        "DataPlaneConnectionAvailable",
                        "Unknown",
                        "NoWorkerNodesAvailable",
                        "No worker nodes available"),
                at(
                        400,
                        CLUSTER,
                        "ClusterVersionSucceeding",
                        "False",
                        "ClusterOperatorsNotAvailable",
                        "Cluster operators console, ingress, insights, monitoring are not available"),
                at(
                        400,
                        "AzureMachine clusters-pr-1042/pr-1042-b2kfl",
                        "Ready",
                        "False",
                        "InstanceProvisionFailed",
                        AADSTS),
                at(
                        15,
                        "AzureMachine clusters-pr-1042/pr-1042-b2kfl",
                        "Ready",
                        "Unknown",
                        "WaitingForBootstrapData",
                        ""));
    }

    private static List<ResourceState> resources(int count, boolean isWell) {
        var places = List.of("management cluster", "Azure", "hosted cluster");
        var kinds = List.of("Pod", "Microsoft.Compute/virtualMachines", "ClusterOperator");
        var resources = new ArrayList<ResourceState>();
        for (int i = 0; i < count; i++) {
            int place = i % places.size();
            var well = isWell || i % 40 > 2;
            resources.add(new ResourceState(
                    places.get(place),
                    kinds.get(place),
                    "clusters-pr-1042/a-rather-long-name-of-a-resource-" + i,
                    well
                            ? "Running, 2 of 2 containers ready"
                            : "CrashLoopBackOff: back-off 5m0s restarting failed container",
                    well));
        }
        return resources;
    }

    private static Transition at(
            int seconds, String object, String type, String status, String reason, String message) {
        return new Transition(BEGIN.plusSeconds(seconds), object, type, status, reason, message);
    }
}
