package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeletionContractTest extends KubernetesApiContract {
    @Test
    void finalizers_hold_an_object_until_the_last_is_gone() {
        String path = widgets() + "/held";
        api.post(widgets(), held("held", "example.com/hold")).expect(201);

        Answer deleting = api.delete(path).expect(200);
        assertThat(deleting.at("/metadata/deletionTimestamp")).isNotEmpty();
        assertThat(deleting.at("/metadata/deletionGracePeriodSeconds")).isEqualTo("0");
        assertThat(deleting.at("/metadata/generation")).isEqualTo("2");
        api.patch(path, RawApi.MERGE_PATCH, json("{spec: {text: b}}")).expect(200);
        apply(path, "m", widget("held", "{low: 1}")).expect(200);
        api.patch(path, RawApi.MERGE_PATCH, json("{metadata: {finalizers: [example.com/hold, example.com/more]}}"))
                .expect(422);
        api.post(widgets(), widget("held", "{}")).expect(409).saying("object is being deleted: ", "already exists");
        api.patch(path, RawApi.MERGE_PATCH, json("{metadata: {finalizers: null}}"))
                .expect(200);
        api.get(path).expect(404);
    }

    @Test
    void preconditions_protect_against_deleting_another() {
        Answer created = api.post(configMaps(), configMap("guarded", "{a: b}")).expect(201);
        String path = configMaps() + "/guarded";

        api.delete(path, options("preconditions: {uid: 2f8d6bd7-0000-4000-8000-000000000000}"))
                .expect(409);
        api.delete(path, options("preconditions: {resourceVersion: '1'}")).expect(409);
        api.delete(path, options("preconditions: {uid: " + created.at("/metadata/uid") + "}"))
                .expect(200);
    }

    @Test
    void children_of_owners_that_are_gone_are_collected() {
        api.post(configMaps(), child("orphan", "nobody", "2f8d6bd7-0000-4000-8000-000000000000"))
                .expect(201);
        eventually(() -> api.get(configMaps() + "/orphan").expect(404));

        String uid =
                api.post(configMaps(), configMap("owner", "{a: b}")).expect(201).at("/metadata/uid");
        api.post(configMaps(), child("child", "owner", uid)).expect(201);
        api.delete(configMaps() + "/owner").expect(200);
        eventually(() -> api.get(configMaps() + "/child").expect(404));
    }

    @Test
    void orphans_survive_when_told_so() {
        String uid = api.post(configMaps(), configMap("leaver", "{a: b}"))
                .expect(201)
                .at("/metadata/uid");
        api.post(configMaps(), child("survivor", "leaver", uid)).expect(201);

        api.delete(configMaps() + "/leaver", options("propagationPolicy: Orphan"))
                .expect(200);

        eventually(() -> api.get(configMaps() + "/leaver").expect(404));
        eventually(() -> assertThat(api.get(configMaps() + "/survivor")
                        .expect(200)
                        .json()
                        .at("/metadata")
                        .has("ownerReferences"))
                .isFalse());
    }

    @Test
    void foreground_deletion_waits_for_the_children() {
        String uid =
                api.post(configMaps(), configMap("front", "{a: b}")).expect(201).at("/metadata/uid");
        api.post(configMaps(), child("behind", "front", uid)).expect(201);

        Answer answer = api.delete(configMaps() + "/front", options("propagationPolicy: Foreground"))
                .expect(200);

        assertThat(answer.at("/metadata/finalizers/0")).isEqualTo("foregroundDeletion");
        eventually(() -> api.get(configMaps() + "/behind").expect(404));
        eventually(() -> api.get(configMaps() + "/front").expect(404));
    }

    @Test
    void collections_are_deleted_by_selector() {
        for (String name : new String[] {"one", "two", "three"}) {
            String metadata = "{apiVersion: v1, kind: ConfigMap, metadata: {name: col-%1$s, labels: {col: %1$s}}}";
            api.post(configMaps(), json(metadata, name)).expect(201);
        }

        api.delete(configMaps() + "?labelSelector=col+in+(one,two)").expect(200);

        assertThat(api.get(configMaps() + "?labelSelector=col").names()).containsExactly("col-three");
    }

    @Test
    void namespaces_take_what_is_in_them_along() {
        String doomed = "doomed-" + run;
        String inside = "/api/v1/namespaces/" + doomed + "/configmaps";
        api.post(inside, configMap("a", "{}")).expect(404).saying("namespaces \"" + doomed + "\" not found");
        api.post("/api/v1/namespaces", json("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}", doomed))
                .expect(201);
        String held = "{apiVersion: v1, kind: ConfigMap, metadata: {name: held, finalizers: [example.com/hold]}}";
        api.post(inside, json(held)).expect(201);

        assertThat(api.delete("/api/v1/namespaces/" + doomed).expect(200).at("/status/phase"))
                .isEqualTo("Terminating");
        api.post(inside, configMap("b", "{}"))
                .expect(403)
                .because("Forbidden")
                .causedBy("NamespaceTerminating", "metadata.namespace");
        eventually(() -> api.patch(inside + "/held", RawApi.MERGE_PATCH, json("{metadata: {finalizers: null}}"))
                .expect(200));
        eventually(() -> api.get("/api/v1/namespaces/" + doomed).expect(404));
    }

    private String held(String name, String finalizer) {
        return json(
                "{apiVersion: %s/v1, kind: Widget, metadata: {name: %s, finalizers: [%s]}, spec: {text: a}}",
                group, name, finalizer);
    }

    private static String child(String name, String owner, String uid) {
        return json(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, ownerReferences: [{apiVersion: v1, kind: ConfigMap,"
                        + " name: %s, uid: %s, blockOwnerDeletion: true}]}}",
                name, owner, uid);
    }

    private static String options(String options) {
        return json("{apiVersion: v1, kind: DeleteOptions, %s}", options);
    }
}
