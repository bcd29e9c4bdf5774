package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.cluster.ClusterKey;
import java.io.StringWriter;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * A creation that failed before there was a cluster to diagnose, as surefire reports tests: one, that has failed with all that is
 * known.
 *
 * @param failure as it is told to the user, without secrets
 */
public record JunitFailure(ClusterKey cluster, String failure, Instant at) {

    public String xml() {
        var told = Printable.of(failure);
        var text = new StringWriter();
        try {
            // Not newFactory(): a front end's process may bring another implementation along.
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "hypershift " + cluster);
            xml.writeAttribute("tests", "1");
            xml.writeAttribute("failures", "1");
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute("timestamp", at.toString());
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", "hypershift.%s.%s".formatted(cluster.namespace(), cluster.name()));
            xml.writeAttribute("name", "cluster created");
            xml.writeStartElement("failure");
            xml.writeAttribute("message", told.lines().findFirst().orElse(""));
            xml.writeAttribute("type", "not-created");
            xml.writeCharacters(told);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text + "\n";
    }
}
