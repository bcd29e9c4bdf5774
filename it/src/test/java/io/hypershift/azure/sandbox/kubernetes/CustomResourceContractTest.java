package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CustomResourceContractTest extends KubernetesApiContract {
    @Test
    void a_definition_is_established_and_discovered() {
        JsonNode conditions =
                api.get(definitions() + "/widgets." + group).expect(200).json().at("/status/conditions");
        assertThat(strings(conditions, "type")).contains("NamesAccepted", "Established");
        JsonNode resources =
                api.get("/apis/" + group + "/v1").expect(200).json().path("resources");
        assertThat(strings(resources, "name")).contains("widgets", "widgets/status", "widgets/scale");
        assertThat(strings(api.get("/apis").json().path("groups"), "name")).contains(group, "apps");
    }

    @Test
    void defaults_are_filled_in_and_status_is_dropped() {
        Answer answer = api.post(
                        widgets(),
                        json(
                                "{apiVersion: %s/v1, kind: Widget, metadata: {name: filled}, spec: {}, status: {phase: Made}}",
                                group))
                .expect(201);

        assertThat(answer.at("/spec/size")).isEqualTo("small");
        assertThat(answer.json().has("status")).isFalse();
        assertThat(answer.at("/metadata/generation")).isEqualTo("1");
    }

    @Test
    void a_missing_field_hides_what_rules_would_find() {
        api.post(widgets(), widget("broken", "{needs: {}, low: 3, high: 2}"))
                .expect(422)
                .causedBy("FieldValueRequired", "spec.needs.name")
                .causedBy("FieldValueInvalid", "<nil>")
                .saying("some validation rules were not checked because the object was invalid; "
                        + "correct the existing errors to complete validation");
    }

    @Test
    void violations_are_reported_together() {
        api.post(widgets(), widget("violating", "{low: 300, high: 200}"))
                .expect(422)
                .causedBy("FieldValueInvalid", "spec")
                .causedBy("FieldValueInvalid", "spec.high")
                .saying("low above high", "high is below 100");
    }

    @Test
    void values_off_the_list_and_too_long_are_refused() {
        api.post(widgets(), widget("odd", "{size: odd}"))
                .expect(422)
                .causedBy("FieldValueNotSupported", "spec.size")
                .saying("Unsupported value: \"odd\": supported values: \"small\", \"large\"");
        api.post(widgets(), widget("long", "{text: " + "x".repeat(21) + "}"))
                .expect(422)
                .causedBy("FieldValueTooLong", "spec.text")
                .saying("Too long: may not be more than 20 bytes");
    }

    @Test
    void a_rule_that_fails_to_evaluate_is_a_finding() {
        api.post(widgets(), widget("parts", "{parts: [a]}"))
                .expect(422)
                .saying("index out of bounds: 1 evaluating rule: second part is b");
    }

    @Test
    void transition_rules_compare_with_the_old_value() {
        api.post(widgets(), widget("owned", "{owner: a}")).expect(201);

        api.patch(widgets() + "/owned", RawApi.MERGE_PATCH, json("{spec: {owner: b}}"))
                .expect(422)
                .causedBy("FieldValueInvalid", "spec.owner")
                .saying("owner is immutable");
        api.patch(widgets() + "/owned", RawApi.MERGE_PATCH, json("{spec: {owner: null}}"))
                .expect(200);
    }

    @Test
    void broken_rules_that_nobody_touched_only_warn_and_stored_versions_stay() {
        String other = "d" + run + ".contract.example";
        String path = definitions() + "/widgets." + other;
        String things = "/apis/" + other + "/v1/namespaces/" + namespace + "/widgets";
        api.post(definitions(), WidgetDefinition.json(other)).expect(201);
        String old = json(
                "{apiVersion: %s/v1, kind: Widget, metadata: {name: old}, spec: {text: twelve chars, high: 50}}",
                other);
        eventually(() -> api.post(things, old).expect(201));
        api.patch(path + "?fieldManager=m&force=true", RawApi.APPLY_PATCH, WidgetDefinition.json(other, 5, 10))
                .expect(200);
        eventually(() -> api.post(things, old.replace("old", "new")).expect(422));

        Answer answer = api.patch(things + "/old", RawApi.MERGE_PATCH, json("{spec: {low: 1}}"))
                .expect(200);

        assertThat(answer.warnings()).containsExactly("299 - \"spec.high: Invalid value: 50: high is below 10\"");
        api.patch(path, RawApi.JSON_PATCH, json("[{op: replace, path: /spec/versions/0/name, value: v2}]"))
                .expect(422)
                .causedBy("FieldValueInvalid", "status.storedVersions[0]");
        api.delete(path).expect(200);
        eventually(() -> api.get(path).expect(404));
    }

    @Test
    void status_and_the_rest_are_written_apart() {
        String path = widgets() + "/apart";
        ObjectNode created =
                api.post(widgets(), widget("apart", "{text: a}")).expect(201).json();
        created.putObject("status").put("phase", "Ready");
        ((ObjectNode) created.path("spec")).put("text", "b");

        Answer answer = api.put(path + "/status", created.toString()).expect(200);
        assertThat(answer.at("/status/phase")).isEqualTo("Ready");
        assertThat(answer.at("/spec/text")).isEqualTo("a");
        assertThat(answer.at("/metadata/generation")).isEqualTo("1");
        Answer patched = api.patch(path, RawApi.MERGE_PATCH, json("{spec: {text: c}, status: {phase: Lost}}"))
                .expect(200);
        assertThat(patched.at("/status/phase")).isEqualTo("Ready");
        assertThat(patched.at("/metadata/generation")).isEqualTo("2");
    }

    @Test
    void scale_maps_to_the_paths_of_the_definition() {
        String path = widgets() + "/scaled/scale";
        api.post(widgets(), widget("scaled", "{replicas: 2}")).expect(201);

        assertThat(api.get(path).expect(200).at("/spec/replicas")).isEqualTo("2");
        api.patch(path, RawApi.MERGE_PATCH, json("{spec: {replicas: 5}}")).expect(200);
        assertThat(api.get(widgets() + "/scaled").at("/spec/replicas")).isEqualTo("5");
    }

    @Test
    void tables_have_the_columns_of_the_definition() {
        api.post(widgets(), widget("printed", "{size: large}")).expect(201);

        Answer table = api.withHeader("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                .get(widgets() + "?fieldSelector=metadata.name=printed")
                .expect(200);

        assertThat(table.at("/kind")).isEqualTo("Table");
        assertThat(strings(table.json().path("columnDefinitions"), "name")).containsExactly("Name", "Size");
        assertThat(table.at("/rows/0/cells/1")).isEqualTo("large");
    }

    private static List<String> strings(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }
}
