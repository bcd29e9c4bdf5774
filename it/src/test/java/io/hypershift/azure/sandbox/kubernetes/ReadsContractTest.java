package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadsContractTest extends KubernetesApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void selectors_select() {
        labelled("a", "{tier: web, env: dev}");
        labelled("b", "{tier: db, env: dev}");
        labelled("c", "{tier: web, env: prod}");

        assertThat(selected("env=dev")).containsExactly("sel-a", "sel-b");
        assertThat(selected("env,tier+in+(web)")).containsExactly("sel-a", "sel-c");
        assertThat(selected("env,tier+notin+(web)")).containsExactly("sel-b");
        assertThat(selected("env,env!=dev")).containsExactly("sel-c");
        assertThat(api.get(configMaps() + "?fieldSelector=metadata.name=sel-b").names())
                .containsExactly("sel-b");
    }

    @Test
    void nonsense_is_a_bad_request() {
        api.get(configMaps() + "?labelSelector=a%20b").expect(400).because("BadRequest");
        api.get(widgets() + "?fieldSelector=spec.text=a")
                .expect(400)
                .because("BadRequest")
                .saying("field label not supported");
        api.get(configMaps() + "?limit=1&continue=nonsense").expect(400);
    }

    @Test
    void pages_are_of_one_moment() {
        for (int i = 0; i < 5; i++) {
            api.post(
                            configMaps(),
                            json("{apiVersion: v1, kind: ConfigMap, metadata: {name: page-%d, labels: {page: p}}}", i))
                    .expect(201);
        }
        String query = configMaps() + "?limit=2&labelSelector=page";
        Answer first = api.get(query).expect(200);
        labelled("late", "{page: p}");
        Answer second =
                api.get(query + "&continue=" + first.at("/metadata/continue")).expect(200);

        assertThat(first.names()).containsExactly("page-0", "page-1");
        assertThat(second.names()).containsExactly("page-2", "page-3");
        assertThat(second.resourceVersion()).isEqualTo(first.resourceVersion());
        assertThat(first.json().path("metadata").has("remainingItemCount")).isFalse();
        assertThat(api.get(configMaps() + "?limit=2").json().path("metadata").has("remainingItemCount"))
                .isTrue();
    }

    @Test
    void a_watch_tells_what_happens_after_a_version() throws JsonProcessingException {
        String from = api.get(configMaps()).resourceVersion();
        labelled("watched", "{watch: me}");
        api.patch(configMaps() + "/sel-watched", RawApi.MERGE_PATCH, json("{data: {a: b}}"))
                .expect(200);
        api.patch(configMaps() + "/sel-watched", RawApi.MERGE_PATCH, json("{metadata: {labels: {watch: other}}}"))
                .expect(200);

        assertThat(events(configMaps() + "?watch=1&timeoutSeconds=2&labelSelector=watch=me&resourceVersion=" + from))
                .extracting(event -> event.path("type").asText())
                .containsExactly("ADDED", "MODIFIED", "DELETED");
    }

    @Test
    void an_apply_of_the_same_is_no_event() throws JsonProcessingException {
        String from = applyConfigMap("quiet", "m", "{a: b}").expect(201).resourceVersion();
        applyConfigMap("quiet", "m", "{a: b}").expect(200);

        assertThat(events(configMaps() + "?watch=1&timeoutSeconds=1&fieldSelector=metadata.name=quiet&resourceVersion="
                        + from))
                .isEmpty();
    }

    @Test
    void a_watch_from_a_forgotten_version_is_told_so() throws JsonProcessingException {
        List<JsonNode> events = events(configMaps() + "?watch=1&timeoutSeconds=2&resourceVersion=1");
        assumeFalse(
                isRealServer() && events.get(0).path("type").asText().equals("ADDED"),
                "skipped: the server has forgotten nothing yet; it does some time after its second compaction");

        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("type").asText()).isEqualTo("ERROR");
        assertThat(events.get(0).at("/object/code").asInt()).isEqualTo(410);
        assertThat(events.get(0).at("/object/reason").asText()).isEqualTo("Expired");
    }

    @Test
    void bookmarks_come_before_a_watch_ends() throws JsonProcessingException {
        String from = api.get(configMaps()).resourceVersion();
        labelled("marked", "{mark: m}");
        List<JsonNode> events = events(configMaps()
                + "?watch=1&timeoutSeconds=5&labelSelector=mark&allowWatchBookmarks=true&resourceVersion=" + from);
        var types = events.stream().map(event -> event.path("type").asText()).toList();
        assumeFalse(
                isRealServer() && types.equals(List.of("ADDED")),
                "skipped: a real server sends bookmarks when it likes, and on etcd 3.4 hardly ever");

        assertThat(types).startsWith("ADDED").contains("BOOKMARK");
    }

    @Test
    void a_future_version_is_worth_waiting_for() {
        Answer answer = api.get(configMaps() + "?resourceVersion=9000000000000")
                .expect(504)
                .because("Timeout");

        assertThat(answer.at("/details/retryAfterSeconds")).isEqualTo("1");
    }

    @Test
    void others_are_told_what_they_may_not() {
        api.withHeader("Impersonate-User", "bob")
                .get("/api/v1/secrets")
                .expect(403)
                .because("Forbidden")
                .saying("User \"bob\" cannot list resource \"secrets\" in API group \"\" at the cluster scope");
        api.withToken("no-such-token").get(configMaps()).expect(401).because("Unauthorized");
    }

    @Test
    void an_unknown_group_is_plain_text_and_an_unknown_object_a_status() {
        Answer answer = api.get("/apis/nothing.contract.example/v1/things").expect(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        api.get(configMaps() + "/nothing").expect(404).because("NotFound");
    }

    @Test
    void the_server_describes_itself() {
        assertThat(api.get("/version").expect(200).at("/gitVersion")).startsWith("v1.");
        assertThat(api.get("/api").expect(200).at("/versions/0")).isEqualTo("v1");
        assertThat(api.get("/api/v1").expect(200).at("/kind")).isEqualTo("APIResourceList");
        assertThat(api.get("/apis").expect(200).at("/kind")).isEqualTo("APIGroupList");
        assertThat(api.get("/openapi/v3").expect(200).json().path("paths").has("apis/apps/v1"))
                .isTrue();
        api.get("/readyz").expect(200);
    }

    @Test
    void an_admin_may_do_everything() {
        String review =
                "{apiVersion: authorization.k8s.io/v1, kind: SelfSubjectAccessReview, spec: {resourceAttributes:"
                        + " {verb: create, resource: secrets, namespace: default}}}";

        assertThat(api.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", json(review))
                        .expect(201)
                        .at("/status/allowed"))
                .isEqualTo("true");
    }

    @Test
    void the_client_library_applies_waits_and_informs() {
        var maps = client.configMaps().inNamespace(namespace);
        ConfigMap map = client.getKubernetesSerialization().unmarshal(configMap("library", "{a: b}"), ConfigMap.class);
        maps.resource(map)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("m")
                        .build());

        try (var informer = maps.withName("library").inform()) {
            applyConfigMap("library", "m", "{a: c}").expect(200);
            ConfigMap changed = maps.withName("library")
                    .waitUntilCondition(
                            one -> one != null && "c".equals(one.getData().get("a")), 30, TimeUnit.SECONDS);
            assertThat(changed.getData()).containsEntry("a", "c");
            eventually(() -> assertThat(informer.getStore().list())
                    .extracting(one -> Objects.requireNonNull(one.getData()).get("a"))
                    .containsExactly("c"));
        }
    }

    @Test
    void the_client_library_scales() {
        api.post(apps("deployments"), WritesContractTest.deployment("scaled")).expect(201);

        client.apps().deployments().inNamespace(namespace).withName("scaled").scale(3);

        assertThat(api.get(apps("deployments") + "/scaled").at("/spec/replicas"))
                .isEqualTo("3");
    }

    private void labelled(String name, String labels) {
        api.post(
                        configMaps(),
                        json("{apiVersion: v1, kind: ConfigMap, metadata: {name: sel-%s, labels: %s}}", name, labels))
                .expect(201);
    }

    private List<String> selected(String selector) {
        return api.get(configMaps() + "?labelSelector=" + selector).expect(200).names();
    }

    private List<JsonNode> events(String path) throws JsonProcessingException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : api.lines(path).toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }
}
