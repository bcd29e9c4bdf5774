package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSideApplyContractTest extends KubernetesApiContract {
    @Test
    void creates_then_changes_nothing_when_repeated() {
        String first = applyConfigMap("repeat", "m", "{a: '1'}").expect(201).resourceVersion();

        assertThat(applyConfigMap("repeat", "m", "{a: '1'}").expect(200).resourceVersion())
                .isEqualTo(first);
        assertThat(applyConfigMap("repeat", "m", "{a: '2'}").expect(200).resourceVersion())
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Strict", "Warn", "Ignore"})
    void unknown_field_is_an_error_whatever_the_validation_asked_for(String validation) {
        api.patch(
                        widgets() + "/typo?fieldManager=m&fieldValidation=" + validation,
                        RawApi.APPLY_PATCH,
                        widget("typo", "{typo: 1}"))
                .expect(500)
                .because("")
                .saying("failed to create typed patch object (/typo; " + group
                        + "/v1, Kind=Widget): .spec.typo: field not declared in schema");
    }

    @Test
    void unknown_field_of_a_built_in_kind_is_the_same_error() {
        apply(
                        configMaps() + "/typo",
                        "m",
                        json("{apiVersion: v1, kind: ConfigMap, metadata: {name: typo}, daata: {a: b}}"))
                .expect(500)
                .saying(
                        "failed to create typed patch object (/typo; /v1, Kind=ConfigMap): .daata: field not declared in schema");
    }

    @Test
    void wrong_type_is_an_error() {
        applyWidget("typed", "m", "{text: 1}")
                .expect(500)
                .saying(".spec.text: expected string, got &value.valueUnstructured{Value:1}");
        applyWidget("typed", "m", "{low: one}")
                .expect(500)
                .saying(".spec.low: expected numeric (int or float), got string");
    }

    @Test
    void duplicates_are_an_error() {
        applyWidget("twice", "m", "{tags: [a, a]}")
                .expect(500)
                .saying(".spec.tags: duplicate entries for key [=\"a\"]");
        applyWidget("twice", "m", "{ports: [{name: a}, {name: a}]}")
                .expect(500)
                .saying(".spec.ports: duplicate entries for key [name=\"a\"]");
    }

    @Test
    void null_for_a_text_is_refused() {
        applyWidget("nulls", "m", "{text: null}").expect(422).saying("must be of type string: \"null\"");
    }

    @Test
    void stale_version_conflicts_and_any_version_creates() {
        String stale = applyConfigMap("stale", "m", "{a: '1'}").expect(201).resourceVersion();
        applyConfigMap("stale", "m", "{a: '2'}").expect(200);

        apply(configMaps() + "/stale", "m", versioned("stale", "resourceVersion", stale))
                .expect(409)
                .because("Conflict")
                .saying("the object has been modified");
        apply(configMaps() + "/absent", "m", versioned("absent", "resourceVersion", stale))
                .expect(201);
    }

    @Test
    void uid_of_an_absent_object_conflicts() {
        apply(configMaps() + "/no-uid", "m", versioned("no-uid", "uid", "2f8d6bd7-0000-4000-8000-000000000000"))
                .expect(409)
                .saying("uid mismatch");
    }

    @Test
    void what_no_apply_may_have() {
        apply(configMaps() + "/one", "m", configMap("other", "{a: b}"))
                .expect(400)
                .because("BadRequest");
        String managed =
                json("{apiVersion: v1, kind: ConfigMap, metadata: {name: managed, managedFields: [{manager: m}]}}");
        apply(configMaps() + "/managed", "m", managed).expect(400).saying("metadata.managedFields must be nil");
        api.patch(configMaps() + "/anonymous", RawApi.APPLY_PATCH, configMap("anonymous", "{a: b}"))
                .expect(422)
                .causedBy("FieldValueRequired", "fieldManager");
    }

    @Test
    void another_value_conflicts_until_forced() {
        applyWidget("contested", "first", "{text: one}").expect(201);

        applyWidget("contested", "second", "{text: two}")
                .expect(409)
                .because("Conflict")
                .causedBy("FieldManagerConflict", ".spec.text")
                .saying("conflict with \"first\"");
        applyWidget("contested", "second", "{text: one}").expect(200);
        String forced = api.patch(
                        widgets() + "/contested?fieldManager=second&force=true",
                        RawApi.APPLY_PATCH,
                        widget("contested", "{text: two}"))
                .expect(200)
                .at("/spec/text");
        assertThat(forced).isEqualTo("two");
    }

    @Test
    void a_plain_write_owns_what_it_changed() {
        applyWidget("edited", "first", "{text: one}").expect(201);
        api.patch(widgets() + "/edited?fieldManager=editor", RawApi.MERGE_PATCH, json("{spec: {text: two}}"))
                .expect(200);

        applyWidget("edited", "first", "{text: one}")
                .expect(409)
                .saying("conflict with \"editor\"", " using " + group + "/v1");
    }

    @Test
    void empty_collections_that_merge_do_not_conflict() {
        applyWidget("empty", "first", "{labels: {a: b}, tags: [t], ports: [{name: p, port: 1}]}")
                .expect(201);

        applyWidget("empty", "second", "{labels: {}, tags: [], ports: []}").expect(200);
        String tags = api.get(widgets() + "/empty").at("/spec/tags/0");
        assertThat(tags).isEqualTo("t");
    }

    @Test
    void an_empty_atomic_list_conflicts() {
        applyWidget("atomic", "first", "{parts: [a, b]}").expect(201);

        applyWidget("atomic", "second", "{parts: []}").expect(409).causedBy("FieldManagerConflict", ".spec.parts");
    }

    @Test
    void an_empty_atomic_object_conflicts_with_the_same_once_defaulted() {
        api.post(widgets() + "?fieldManager=creator", widget("hollow", "{key: {}, plain: {}}"))
                .expect(201);

        applyWidget("hollow", "m", "{plain: {}}").expect(200);
        applyWidget("hollow", "m", "{key: {}}").expect(409).causedBy("FieldManagerConflict", ".spec.key");
    }

    @Test
    void a_dropped_field_stays_while_another_sends_it() {
        applyConfigMap("shared", "first", "{a: '1', b: '2'}").expect(201);
        applyConfigMap("shared", "second", "{a: '1'}").expect(200);

        assertThat(applyConfigMap("shared", "first", "{b: '2'}").expect(200).at("/data/a"))
                .isEqualTo("1");
        assertThat(applyConfigMap("shared", "second", "{}")
                        .expect(200)
                        .json()
                        .at("/data")
                        .has("a"))
                .isFalse();
    }

    @Test
    void keyed_list_items_have_owners_of_their_own() {
        applyWidget("ports", "first", "{ports: [{name: a, port: 1}]}").expect(201);

        Answer both =
                applyWidget("ports", "second", "{ports: [{name: b, port: 2}]}").expect(200);
        assertThat(both.json().at("/spec/ports")).hasSize(2);
        Answer one = applyWidget("ports", "first", "{}").expect(200);
        assertThat(one.json().at("/spec/ports")).hasSize(1);
    }

    @Test
    void dry_run_answers_as_if_and_stores_nothing() {
        Answer answer = api.patch(
                        configMaps() + "/dry?fieldManager=m&dryRun=All", RawApi.APPLY_PATCH, configMap("dry", "{a: b}"))
                .expect(201);

        assertThat(answer.json().path("metadata").has("resourceVersion")).isFalse();
        api.get(configMaps() + "/dry").expect(404).because("NotFound");
    }

    @Test
    void yaml_bodies_are_yaml_1_1() {
        apply(configMaps() + "/y", "m", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y\n")
                .expect(500)
                .saying(".metadata.name: expected string");
        apply(configMaps() + "/quoted", "m", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: quoted\n")
                .expect(201);
    }

    @Test
    void status_is_applied_apart() {
        applyWidget("statuses", "m", "{text: one}").expect(201);
        String body = json(
                "{apiVersion: %s/v1, kind: Widget, metadata: {name: statuses}, spec: {text: two}, status: {phase: Ready}}",
                group);

        Answer answer = apply(widgets() + "/statuses/status", "operator", body).expect(200);

        assertThat(answer.at("/status/phase")).isEqualTo("Ready");
        assertThat(answer.at("/spec/text")).isEqualTo("one");
    }

    @Test
    void managers_are_told_in_managed_fields() {
        Answer answer = applyConfigMap("managers", "first", "{a: '1'}").expect(201);

        assertThat(answer.at("/metadata/managedFields/0/manager")).isEqualTo("first");
        assertThat(answer.at("/metadata/managedFields/0/operation")).isEqualTo("Apply");
        assertThat(answer.json()
                        .at("/metadata/managedFields/0/fieldsV1/f:data/f:a")
                        .isObject())
                .isTrue();
    }

    private static String versioned(String name, String field, String value) {
        return json(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, %s: '%s'}, data: {a: '3'}}",
                name, field, value);
    }
}
