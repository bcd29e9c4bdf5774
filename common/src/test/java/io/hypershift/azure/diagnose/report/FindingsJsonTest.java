package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.hypershift.azure.diagnose.SampleDiagnosis;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingsJsonTest {
    @Test
    void whatever_is_written_is_as_the_schema_says() throws JsonProcessingException {
        var diagnoses = List.of(
                SampleDiagnosis.well().diagnosis(),
                SampleDiagnosis.unwell()
                        .telling("pod", "Pending")
                        .without("roles", "forbidden")
                        .diagnosis(),
                SampleDiagnosis.explained().withResources(300, "Azure", false).diagnosis(),
                SampleDiagnosis.full("\"\\ \u0001 ]]> <script>"));
        for (var diagnosis : diagnoses) {
            assertThat(violations(json(diagnosis))).isEmpty();
        }
    }

    @Test
    void the_schema_would_notice_what_is_missing_or_too_much() throws JsonProcessingException {
        var json = Json.parseObject(
                new FindingsJson(Words.PLAIN).of(SampleDiagnosis.explained().diagnosis()));
        json.put("more", 1);
        json.remove("api");
        ((com.fasterxml.jackson.databind.node.ObjectNode) json.at("/findings/0")).put("certainty", "perhaps");
        assertThat(violations(json)).hasSize(3);
    }

    @Test
    void texts_are_in_the_front_ends_words() throws JsonProcessingException {
        var json = Json.parseObject(
                new FindingsJson(new Shouting()).of(SampleDiagnosis.explained().diagnosis()));
        assertThat(json.at("/findings/0/remedy").asText())
                .isEqualTo("Make one the default, then run CREATE_CLUSTER with OWNER again.");
    }

    @Test
    void it_has_all_but_the_logs() throws JsonProcessingException {
        var json = json(SampleDiagnosis.explained()
                .withLog(3, "a line of a log")
                .withResources(2, "Azure", true)
                .with(new NameRecord("*.apps.pr-42", "A", "ingress", List.of("1.2.3.4"), List.of(), ""))
                .diagnosis());
        assertThat(json.toString()).doesNotContain("a line of a log");
        assertThat(json.at("/schema").asText()).isEqualTo("hypershift-azure/findings/1");
        assertThat(json.at("/findings/0/evidence/0/quote").asText()).isEqualTo("no storage class is set");
        assertThat(json.at("/findings/0/consequences")).hasSize(2);
        assertThat(json.at("/names/0/asExpected").asBoolean(true)).isFalse();
        assertThat(json.at("/transitions")).hasSize(6);
        assertThat(json.at("/resources")).hasSize(2);
    }

    private static JsonNode json(Diagnosis diagnosis) throws JsonProcessingException {
        return Json.parseObject(new FindingsJson(Words.PLAIN).of(diagnosis));
    }

    private static Set<ValidationMessage> violations(JsonNode json) {
        return schema().validate(json);
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(FindingsJson.class.getResourceAsStream("findings.schema.json"));
    }

    /** Words that are easy to tell from plain ones. */
    private record Shouting() implements Words {
        @Override
        public String operation(Operation operation) {
            return operation.name();
        }

        @Override
        public String parameter(Parameter parameter) {
            return parameter.name();
        }

        @Override
        public String parameter(Parameter parameter, String value) {
            return parameter.name() + "=" + value;
        }
    }
}
