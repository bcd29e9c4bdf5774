package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import java.io.StringReader;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitFailureTest {
    @Test
    void a_creation_that_failed_is_one_test_that_failed_with_all_that_is_known() throws Exception {
        var failure = "no zone \"example.com\" <here>\n  Create it first.\u001b[0m";
        var xml = new JunitFailure(new ClusterKey("clusters", "pr-42"), failure, Instant.parse("2026-11-26T10:00:00Z"))
                .xml();
        var suite = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();

        assertThat(suite.getAttribute("name")).isEqualTo("hypershift clusters/pr-42");
        assertThat(suite.getAttribute("tests") + suite.getAttribute("failures")).isEqualTo("11");
        var told = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(told.getAttribute("message")).isEqualTo("no zone \"example.com\" <here>");
        assertThat(told.getTextContent()).isEqualTo("no zone \"example.com\" <here>\n  Create it first.");
    }

    @Test
    void a_cluster_that_was_refused_for_its_name_is_told_by_a_name_that_xml_has_a_place_for() throws Exception {
        var key = new ClusterKey("clusters", "pr-\u001b[31m42\u0000\ud800");
        var xml = new JunitFailure(key, "refused", Instant.EPOCH).xml();
        var suite = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();

        assertThat(suite.getAttribute("name")).isEqualTo("hypershift clusters/pr-42\ufffd\ufffd");
    }
}
