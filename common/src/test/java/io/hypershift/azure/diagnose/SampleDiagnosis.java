package io.hypershift.azure.diagnose;

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

/** Diagnoses made by hand, to be shown. */
public final class SampleDiagnosis {
    public static final Instant AT = Instant.parse("2026-03-02T12:30:00Z");
    private static final String CLUSTER = "HostedCluster clusters/pr-42";

    private final List<Finding> findings = new ArrayList<>();
    private final List<Exhibit> telling = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<ResourceState> resources = new ArrayList<>();
    private final List<LogExcerpt> logs = new ArrayList<>();
    private final List<NameRecord> names = new ArrayList<>();
    private Endpoint api = new Endpoint("https://api-pr-42.example.com:443", true, "v1.33.2");
    private String summary = "everything is as it should be";
    private boolean isWell = true;

    private SampleDiagnosis() {}

    /** A cluster that nothing is known of. */
    public static SampleDiagnosis empty() {
        return new SampleDiagnosis();
    }

    /** A cluster that came up and is well. */
    public static SampleDiagnosis well() {
        return new SampleDiagnosis()
                .with(0, CLUSTER, "ValidConfiguration", "True", "AsExpected", "")
                .with(0, CLUSTER, "ValidReleaseImage", "True", "AsExpected", "")
                .with(0, CLUSTER, "EtcdAvailable", "False", "EtcdWaitingForQuorum", "waiting for quorum")
                .with(2, CLUSTER, "InfrastructureReady", "True", "AsExpected", "")
                .with(4, CLUSTER, "EtcdAvailable", "True", "QuorumAvailable", "")
                .with(6, CLUSTER, "KubeAPIServerAvailable", "True", "AsExpected", "")
                .with(7, CLUSTER, "Available", "True", "AsExpected", "the hosted control plane is available")
                .with(14, "NodePool clusters/pr-42", "Ready", "True", "AsExpected", "")
                .with(20, CLUSTER, "ClusterVersionAvailable", "True", "FromClusterVersion", "Done applying 4.20.4");
    }

    /** A cluster whose control plane does not come up, of an unknown cause. */
    public static SampleDiagnosis unwell() {
        var sample = new SampleDiagnosis()
                .with(0, CLUSTER, "ValidConfiguration", "True", "AsExpected", "")
                .with(0, CLUSTER, "ValidReleaseImage", "True", "AsExpected", "")
                .with(2, CLUSTER, "InfrastructureReady", "True", "AsExpected", "")
                .with(2, CLUSTER, "EtcdAvailable", "False", "EtcdWaitingForQuorum", "waiting for quorum")
                .with(2, CLUSTER, "Available", "False", "EtcdWaitingForQuorum", "waiting for quorum")
                .with(2, "NodePool clusters/pr-42", "Ready", "False", "ScalingUp", "0 of 2 machines");
        sample.api = new Endpoint("", false, "the cluster has no API endpoint yet");
        sample.summary = "etcd is not available for 28m";
        sample.isWell = false;
        return sample;
    }

    /** That cluster, with one finding. */
    public static SampleDiagnosis explained() {
        return unwell().with(finding(Certainty.CERTAIN, "no-default-storage-class", "no StorageClass is the default"));
    }

    public static Finding finding(Certainty certainty, String code, String title) {
        return new Finding(
                code,
                certainty,
                Text.of(title),
                Text.of("etcd's volumes stay pending, so that it never has a quorum."),
                List.of(
                        new Exhibit("PersistentVolumeClaim clusters-pr-42/data-etcd-0", "no storage class is set"),
                        new Exhibit("StorageClasses of the management cluster", "managed-csi (not the default)")),
                Text.of("Make one the default, then run {} with {} again.", Operation.CREATE_CLUSTER, Parameter.OWNER),
                "https://example.com/docs/diagnoses#" + code,
                List.of("EtcdAvailable is False", "the API server does not start"));
    }

    public SampleDiagnosis with(Finding finding) {
        findings.add(finding);
        return this;
    }

    public SampleDiagnosis with(int minute, String object, String type, String status, String reason, String message) {
        transitions.add(new Transition(
                Instant.parse("2026-03-02T12:00:00Z").plusSeconds(60L * minute),
                object,
                type,
                status,
                reason,
                message));
        return this;
    }

    public SampleDiagnosis with(NameRecord name) {
        names.add(name);
        return this;
    }

    public SampleDiagnosis with(Endpoint endpoint) {
        api = endpoint;
        return this;
    }

    public SampleDiagnosis withResources(int count, String where, boolean isWell) {
        for (int i = 0; i < count; i++) {
            resources.add(new ResourceState(where, "Pod", "clusters-pr-42/etcd-" + i, "Running", isWell));
        }
        return this;
    }

    public SampleDiagnosis withLog(int lines, String line) {
        logs.add(new LogExcerpt("clusters-pr-42/etcd-0, container etcd", Collections.nCopies(lines, line)));
        return this;
    }

    public SampleDiagnosis telling(String source, String quote) {
        telling.add(new Exhibit(source, quote));
        return this;
    }

    public SampleDiagnosis without(String what, String why) {
        gaps.add(new Gap(what, Text.of(why)));
        return this;
    }

    /** Wherever a text of others can stand, there is this one. */
    public static Diagnosis full(String text) {
        var sample = unwell().telling(text, text).without(text, text).with(new Endpoint(text, false, text));
        sample.findings.add(new Finding(
                "hostile",
                Certainty.LIKELY,
                Text.of("{}", text),
                Text.of("{}", text),
                List.of(new Exhibit(text, text)),
                Text.of("{}", text),
                text,
                List.of(text)));
        sample.names.add(new NameRecord(text, text, text, List.of(text), List.of(text + "2"), ""));
        sample.names.add(new NameRecord(text, text, text, List.of(), List.of(), text));
        sample.resources.add(new ResourceState(text, text, text, text, false));
        sample.resources.add(new ResourceState(text, text, text, text, true));
        sample.logs.add(new LogExcerpt(text, List.of(text)));
        sample.summary = text;
        return sample.with(3, CLUSTER, "EtcdAvailable", "False", text, text)
                .with(4, text, text, text, text, text)
                .with(5, text, text, text, text, text)
                .diagnosis();
    }

    public Diagnosis diagnosis() {
        return new Diagnosis(
                new ClusterKey("clusters", "pr-42"),
                "pr-42-x7k2p",
                AT,
                Text.of("{}", summary),
                isWell,
                findings,
                telling,
                gaps,
                new Picture(api, names, transitions, resources, logs));
    }
}
