package io.hypershift.azure.diagnose.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Endpoint;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.diagnose.finding.ResourceState;
import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import java.util.function.Function;

/** A diagnosis for programs: all but the logs, as {@code findings.schema.json} says. */
record FindingsJson(Words words) {
    static final String SCHEMA = "hypershift-azure/findings/1";

    String of(Diagnosis diagnosis) {
        var picture = diagnosis.picture();
        var root = Json.object();
        root.put("schema", SCHEMA);
        root.putObject("cluster")
                .put("namespace", diagnosis.cluster().namespace())
                .put("name", diagnosis.cluster().name())
                .put("infraId", diagnosis.infraId());
        root.put("at", diagnosis.at().toString());
        root.put("summary", diagnosis.summary().in(words));
        root.put("well", diagnosis.isWell());
        root.set("findings", array(diagnosis.findings(), this::finding));
        root.set("telling", array(diagnosis.telling(), FindingsJson::exhibit));
        root.set("gaps", array(diagnosis.gaps(), this::gap));
        root.set("api", endpoint(picture.api()));
        root.set("names", array(picture.names(), FindingsJson::name));
        root.set("transitions", array(picture.transitions(), FindingsJson::transition));
        root.set("resources", array(picture.resources(), FindingsJson::resource));
        return Json.pretty(root);
    }

    private ObjectNode finding(Finding it) {
        var node = Json.object()
                .put("code", it.code())
                .put("certainty", it.certainty().word())
                .put("title", it.title().in(words))
                .put("cause", it.cause().in(words))
                .put("remedy", it.remedy().in(words))
                .put("link", it.link());
        node.set("evidence", array(it.evidence(), FindingsJson::exhibit));
        node.set("consequences", Json.tree(it.consequences()));
        return node;
    }

    private static ObjectNode exhibit(Exhibit it) {
        return Json.object().put("source", it.source()).put("quote", it.quote());
    }

    private ObjectNode gap(Gap it) {
        return Json.object().put("what", it.what()).put("why", it.why().in(words));
    }

    private static ObjectNode endpoint(Endpoint it) {
        return Json.object().put("url", it.url()).put("answers", it.answers()).put("told", it.told());
    }

    private static ObjectNode name(NameRecord it) {
        var node = Json.object().put("name", it.name()).put("type", it.type()).put("purpose", it.purpose());
        node.set("expected", Json.tree(it.expected()));
        node.set("found", Json.tree(it.found()));
        return node.put("why", it.why()).put("asExpected", it.isAsExpected());
    }

    private static ObjectNode transition(Transition it) {
        return Json.object()
                .put("at", it.at().toString())
                .put("object", it.object())
                .put("type", it.type())
                .put("status", it.status())
                .put("reason", it.reason())
                .put("message", it.message());
    }

    private static ObjectNode resource(ResourceState it) {
        return Json.object()
                .put("where", it.where())
                .put("kind", it.kind())
                .put("name", it.name())
                .put("state", it.state())
                .put("well", it.isWell());
    }

    private static <T> JsonNode array(List<T> values, Function<T, ObjectNode> form) {
        return values.stream()
                .map(form)
                .collect(() -> (ArrayNode) Json.tree(List.of()), ArrayNode::add, ArrayNode::addAll);
    }
}
