package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WritesContractTest extends KubernetesApiContract {
    @Test
    void create_read_replace_delete() {
        Answer created = api.post(configMaps(), configMap("plain", "{a: '1'}")).expect(201);
        assertThat(created.at("/metadata/uid")).isNotEmpty();
        api.post(configMaps(), configMap("plain", "{a: '1'}")).expect(409).because("AlreadyExists");
        api.put(configMaps() + "/plain", configMap("plain", "{a: '2'}")).expect(200);
        assertThat(api.get(configMaps() + "/plain").expect(200).at("/data/a")).isEqualTo("2");
        api.delete(configMaps() + "/plain").expect(200);
        api.get(configMaps() + "/plain").expect(404).because("NotFound").saying("configmaps \"plain\" not found");
        api.delete(configMaps() + "/plain").expect(404);
    }

    @Test
    void unknown_field_warns_or_is_refused_when_strict() {
        Answer lenient = api.post(widgets(), widget("lenient", "{typo: 1}")).expect(201);
        assertThat(lenient.warnings()).contains("299 - \"unknown field \\\"spec.typo\\\"\"");
        assertThat(lenient.json().at("/spec").has("typo")).isFalse();

        api.post(widgets() + "?fieldValidation=Strict", widget("strict", "{typo: 1}"))
                .expect(400)
                .because("BadRequest")
                .saying("strict decoding error: unknown field \"spec.typo\"");
        api.post(
                        configMaps() + "?fieldValidation=Strict",
                        json("{apiVersion: v1, kind: ConfigMap, metadata: {name: s}, daata: {}}"))
                .expect(400)
                .saying("strict decoding error: unknown field \"daata\"");
    }

    @Test
    void wrong_type_and_duplicate_are_invalid() {
        api.post(widgets(), widget("typed", "{text: 1}"))
                .expect(422)
                .because("Invalid")
                .causedBy("FieldValueTypeInvalid", "spec.text");
        api.post(widgets(), widget("twice", "{tags: [a, a]}"))
                .expect(422)
                .causedBy("FieldValueDuplicate", "spec.tags[1]");
    }

    @Test
    void strict_merge_patch_refuses_unknown_fields() {
        api.post(widgets(), widget("merged", "{text: a}")).expect(201);

        api.patch(widgets() + "/merged?fieldValidation=Strict", RawApi.MERGE_PATCH, json("{spec: {typo: 1}}"))
                .expect(422)
                .because("Invalid")
                .saying("unknown field \"spec.typo\"");
    }

    @Test
    void custom_resources_are_replaced_by_version_only() {
        api.post(widgets(), widget("versioned", "{text: a}")).expect(201);

        api.put(widgets() + "/versioned", widget("versioned", "{text: b}"))
                .expect(422)
                .causedBy("FieldValueInvalid", "metadata.resourceVersion")
                .saying("must be specified for an update");
    }

    @Test
    void stale_replace_conflicts() {
        Answer first = api.post(configMaps(), configMap("stale", "{a: '1'}")).expect(201);
        api.put(configMaps() + "/stale", configMap("stale", "{a: '2'}")).expect(200);

        api.put(configMaps() + "/stale", first.body())
                .expect(409)
                .because("Conflict")
                .saying("the object has been modified");
        api.patch(
                        configMaps() + "/stale",
                        RawApi.MERGE_PATCH,
                        json("{metadata: {resourceVersion: '%s'}, data: {a: '3'}}", first.resourceVersion()))
                .expect(409);
    }

    @Test
    void replacing_an_absent_lease_creates_it_unless_it_names_a_uid() {
        api.put(leases() + "/reborn", lease("reborn", "", "")).expect(201);
        String uid = ", uid: 2f8d6bd7-0000-4000-8000-000000000000, resourceVersion: '1'";
        api.put(leases() + "/other", lease("other", uid, "")).expect(409);
        api.patch(leases() + "/absent", RawApi.MERGE_PATCH, json("{spec: {leaseDurationSeconds: 5}}"))
                .expect(404);
        apply(leases() + "/applied", "m", lease("applied", "", "")).expect(201);
    }

    @Test
    void lease_times_have_microseconds_and_durations_are_positive() {
        api.post(leases(), lease("renewed", "", "renewTime: '2026-01-01T00:00:00.000000Z'"))
                .expect(201);
        api.post(leases(), lease("coarse", "", "renewTime: '2026-01-01T00:00:00Z'"))
                .expect(400);
        api.post(leases(), lease("never", "", "leaseDurationSeconds: 0"))
                .expect(422)
                .causedBy("FieldValueInvalid", "spec.leaseDurationSeconds");
    }

    @Test
    void json_patch_tests_before_it_writes() {
        api.post(configMaps(), configMap("patched", "{a: '1'}")).expect(201);

        api.patch(configMaps() + "/patched", RawApi.JSON_PATCH, json("[{op: test, path: /data/a, value: '2'}]"))
                .expect(422)
                .saying("the server rejected our request due to an error in our request");
        Answer answer = api.patch(
                        configMaps() + "/patched",
                        RawApi.JSON_PATCH,
                        json("[{op: test, path: /data/a, value: '1'}, {op: add, path: /data/b, value: '2'}]"))
                .expect(200);
        assertThat(answer.at("/data/b")).isEqualTo("2");
    }

    @Test
    void merge_patch_removes_by_null() {
        api.post(configMaps(), configMap("nulled", "{a: '1', b: '2'}")).expect(201);

        Answer answer = api.patch(configMaps() + "/nulled", RawApi.MERGE_PATCH, json("{data: {a: null}}"))
                .expect(200);
        assertThat(answer.json().at("/data").has("a")).isFalse();
        assertThat(answer.at("/data/b")).isEqualTo("2");
    }

    @Test
    void strategic_merge_is_for_built_in_kinds() {
        api.post(apps("deployments"), deployment("strategic")).expect(201);
        Answer answer = api.patch(
                        apps("deployments") + "/strategic",
                        RawApi.STRATEGIC_PATCH,
                        json("{spec: {template: {spec: {containers: [{name: b, image: b}]}}}}"))
                .expect(200);
        assertThat(answer.json().at("/spec/template/spec/containers")).hasSize(2);

        api.post(widgets(), widget("unstrategic", "{text: a}")).expect(201);
        api.patch(widgets() + "/unstrategic", RawApi.STRATEGIC_PATCH, json("{spec: {text: b}}"))
                .expect(415);
    }

    @Test
    void dry_run_stores_nothing() {
        api.post(configMaps() + "?dryRun=All", configMap("dry", "{a: b}")).expect(201);
        api.get(configMaps() + "/dry").expect(404);
        api.post(configMaps(), configMap("kept", "{a: b}")).expect(201);
        api.delete(configMaps() + "/kept?dryRun=All").expect(200);
        api.get(configMaps() + "/kept").expect(200);
    }

    @Test
    void names_are_generated_and_checked() {
        String name = api.post(configMaps(), json("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: made-}}"))
                .expect(201)
                .at("/metadata/name");
        assertThat(name).matches("made-[a-z0-9]{5}");
        api.post(configMaps(), configMap("Not_Valid", "{}")).expect(422).causedBy("FieldValueInvalid", "metadata.name");
        api.post(configMaps(), json("{apiVersion: v1, kind: ConfigMap, metadata: {}}"))
                .expect(422)
                .causedBy("FieldValueRequired", "metadata.name");
    }

    @Test
    void some_things_never_change() {
        api.post(core("secrets"), secret("typed", "Opaque", "{}")).expect(201);
        api.put(core("secrets") + "/typed", secret("typed", "example.com/other", "{}"))
                .expect(422)
                .saying("field is immutable");
        api.post(apps("deployments"), deployment("selected")).expect(201);
        api.patch(
                        apps("deployments") + "/selected",
                        RawApi.MERGE_PATCH,
                        json(
                                "{spec: {selector: {matchLabels: {app: other}}, template: {metadata: {labels: {app: other}}}}}"))
                .expect(422)
                .causedBy("FieldValueInvalid", "spec.selector");
        api.post(batch(), job("once")).expect(201);
        api.patch(
                        batch() + "/once",
                        RawApi.STRATEGIC_PATCH,
                        json("{spec: {template: {spec: {containers: [{name: a, image: other}]}}}}"))
                .expect(422)
                .causedBy("FieldValueInvalid", "spec.template");
    }

    @Test
    void priority_is_immutable() {
        String classes = "/apis/scheduling.k8s.io/v1/priorityclasses";
        String body =
                json("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: c%s}, value: 7}", run);
        api.post(classes, body).expect(201);

        api.patch(classes + "/c" + run, RawApi.MERGE_PATCH, json("{value: 8}")).expect(422);
        api.delete(classes + "/c" + run).expect(200);
    }

    @Test
    void secrets_keep_text_as_data_and_check_pull_secrets() {
        Answer answer =
                api.post(core("secrets"), secret("text", "Opaque", "{a: b}")).expect(201);
        assertThat(answer.at("/data/a")).isEqualTo("Yg==");
        assertThat(answer.json().has("stringData")).isFalse();

        api.post(core("secrets"), secret("pull", "kubernetes.io/dockerconfigjson", "{.dockerconfigjson: nojson}"))
                .expect(422)
                .saying("<secret contents redacted>");
    }

    @Test
    void labels_annotations_and_sizes_are_limited() {
        api.post(configMaps(), labelled("long", "a".repeat(64)))
                .expect(422)
                .causedBy("FieldValueInvalid", "metadata.labels");
        api.post(configMaps(), labelled("slash", "a/b")).expect(422).causedBy("FieldValueInvalid", "metadata.labels");
        String annotations = "{apiVersion: v1, kind: ConfigMap, metadata: {name: noted, annotations: {a: %s}}}";
        api.post(configMaps(), json(annotations, "x".repeat(257 << 10)))
                .expect(422)
                .causedBy("FieldValueTooLong", "metadata.annotations");
        api.post(configMaps(), large("big", (1 << 20) + 1)).expect(422);
        api.post(configMaps(), large("huge", 3 << 20)).expect(413);
    }

    private static String large(String name, int size) {
        return configMap(name, "{a: SIZE}").replace("SIZE", "x".repeat(size));
    }

    private String batch() {
        return "/apis/batch/v1/namespaces/" + namespace + "/jobs";
    }

    private static String labelled(String name, String value) {
        return json("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, labels: {a: '%s'}}}", name, value);
    }

    private static String lease(String name, String metadata, String spec) {
        return json(
                "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: %s%s}, spec: {%s}}",
                name, metadata, spec);
    }

    private static String secret(String name, String type, String text) {
        return json("{apiVersion: v1, kind: Secret, metadata: {name: %s}, type: %s, stringData: %s}", name, type, text);
    }

    static String deployment(String name) {
        return json(
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: %1$s}, spec: {replicas: 0, selector: {matchLabels: {app: %1$s}},"
                        + " template: {metadata: {labels: {app: %1$s}}, spec: {containers: [{name: a, image: a}]}}}}",
                name);
    }

    private static String job(String name) {
        return json(
                "{apiVersion: batch/v1, kind: Job, metadata: {name: %s}, spec: {parallelism: 0, template: {spec:"
                        + " {restartPolicy: Never, containers: [{name: a, image: a}]}}}}",
                name);
    }
}
