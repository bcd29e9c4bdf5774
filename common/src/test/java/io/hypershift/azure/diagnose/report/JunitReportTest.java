package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.SampleDiagnosis;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.failure.Words;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
    @Test
    void of_a_cluster_that_is_well_every_milestone_passes_in_the_time_it_took() {
        var suite = suite(SampleDiagnosis.well().diagnosis());
        assertThat(suite.getAttribute("name")).isEqualTo("hypershift clusters/pr-42");
        assertThat(counts(suite)).containsExactly("10", "0", "0", "0");
        assertThat(cases(suite))
                .extracting(it -> it.getAttribute("name") + " " + it.getAttribute("time"))
                .containsExactly(
                        "configuration valid 0.000",
                        "release image valid 0.000",
                        "infrastructure ready 120.000",
                        "etcd available 120.000",
                        "API server available 120.000",
                        "control plane available 60.000",
                        "API answers 0.000",
                        "node pool pr-42 ready 420.000",
                        "release complete 360.000",
                        "cluster well 0.000");
        assertThat(suite.getAttribute("time")).isEqualTo("1200.000");
    }

    @Test
    void the_first_that_is_not_reached_fails_with_the_first_finding_and_the_later_ones_follow_from_it() {
        var suite = suite(SampleDiagnosis.explained()
                .with(SampleDiagnosis.finding(Certainty.POSSIBLE, "other", "something else"))
                .diagnosis());
        assertThat(cases(suite).stream().map(JunitReportTest::outcome))
                .containsExactly(
                        "passed",
                        "passed",
                        "passed",
                        "failure: certain: no StorageClass is the default",
                        "skipped: follows from: etcd available",
                        "skipped: follows from: etcd available",
                        "skipped: follows from: etcd available",
                        "skipped: follows from: etcd available",
                        "skipped: follows from: etcd available",
                        "skipped: follows from: etcd available");
        var failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("no-default-storage-class");
        assertThat(failure.getTextContent())
                .containsSubsequence(
                        "EtcdAvailable is False (EtcdWaitingForQuorum)",
                        "never has a quorum",
                        "data-etcd-0: no storage class is set",
                        "run create-cluster with owner again",
                        "also possible: something else");
        assertThat(counts(suite)).containsExactly("10", "1", "0", "6");
    }

    @Test
    void of_a_cluster_that_has_come_up_and_is_not_well_the_last_one_fails() {
        var sample = SampleDiagnosis.well().diagnosis();
        var suite = suite(new Diagnosis(
                sample.cluster(),
                sample.infraId(),
                sample.at(),
                sample.summary(),
                false,
                List.of(),
                List.of(),
                List.of(),
                sample.picture()));
        assertThat(outcome(cases(suite).get(cases(suite).size() - 1))).startsWith("failure: everything");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("No rule knows the cause");
    }

    @Test
    void a_step_that_a_well_cluster_does_not_take_is_no_failure() {
        var suite = suite(SampleDiagnosis.well()
                .with(21, "HostedCluster clusters/pr-42", "ClusterVersionAvailable", "False", "NoNodes", "none wanted")
                .diagnosis());
        assertThat(counts(suite)).containsExactly("10", "0", "0", "1");
    }

    @Test
    void nothing_of_others_breaks_it() {
        for (var text : List.of("]]>", "<script>\"'&", "a\u0000b\u001f\ud800", "\ufffe", "\u05e9\u202e")) {
            var suite = suite(SampleDiagnosis.full(text));
            assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
            assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                    .contains(Printable.of(text));
            assertThat(suite.getElementsByTagName("script").getLength()).isZero();
        }
    }

    private static List<String> counts(Element suite) {
        return List.of(
                suite.getAttribute("tests"),
                suite.getAttribute("failures"),
                suite.getAttribute("errors"),
                suite.getAttribute("skipped"));
    }

    private static String outcome(Element test) {
        for (var kind : List.of("failure", "skipped")) {
            if (test.getElementsByTagName(kind).item(0) instanceof Element it) {
                return kind + ": " + it.getAttribute("message");
            }
        }
        return "passed";
    }

    private static List<Element> cases(Element suite) {
        NodeList cases = suite.getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(it -> (Element) cases.item(it))
                .toList();
    }

    /** Parsed as strictly as any reader of XML does. */
    private static Element suite(Diagnosis diagnosis) {
        var shown = new RedactedDiagnosis(Printable::of).of(diagnosis);
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(new JunitReport(shown, Words.PLAIN).xml())))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
