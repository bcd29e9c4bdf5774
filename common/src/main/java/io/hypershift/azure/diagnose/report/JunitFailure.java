package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.cluster.ClusterKey;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A creation that failed before there was a cluster to diagnose, as surefire reports tests: one, that has failed with all that is
 * known.
 *
 * @param failure as it is told to the user
 */
public record JunitFailure(ClusterKey cluster, String failure, Instant at) {

    /** The same without secrets. */
    public JunitFailure redacted(UnaryOperator<String> redaction) {
        return new JunitFailure(cluster, redaction.apply(failure), at);
    }

    public String xml() {
        return JunitXml.document(this::suite);
    }

    private void suite(XMLStreamWriter xml) throws XMLStreamException {
        var told = Printable.of(failure);
        JunitXml.startSuite(xml, cluster, 1, 1, 0, at);
        JunitXml.startCase(xml, cluster, "cluster created");
        xml.writeStartElement("failure");
        xml.writeAttribute("message", told.lines().findFirst().orElse(""));
        xml.writeAttribute("type", "not-created");
        xml.writeCharacters(told);
        xml.writeEndElement();
        xml.writeEndElement();
        JunitXml.endSuite(xml);
    }
}
