package io.hypershift.azure.diagnose;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.sandbox.told.Images;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What is wrong with the HostedCluster itself, and with what it refers to. */
final class SpecFaults {
    private static final String RELEASES = "quay.io/openshift-release-dev/ocp-release:";

    private SpecFaults() {}

    static List<Scenario> all() {
        return Scenario.all(pullSecret(), release(), secrets(), configuration());
    }

    private static List<Scenario> pullSecret() {
        return List.of(
                Scenario.of("pull-secret-missing", "no-pull-secret")
                        .before(it -> secret(it, "/spec/pullSecret/name").delete())
                        .shows(Signal.condition("ValidReleaseImage", "SecretNotFound")),
                Scenario.of("pull-secret-invalid", "bad-pull-secret")
                        .before(it ->
                                put(it, "/spec/pullSecret/name", Map.of(".dockerconfigjson", "none of your business")))
                        .shows(Signal.condition("ValidReleaseImage", "False")),
                Scenario.of("pull-secret-not-let-in", "not-let-in")
                        .before(it -> {
                            it.site().sandbox().management().told().logins().revoke("not-let-in");
                            put(
                                    it,
                                    "/spec/pullSecret/name",
                                    Map.of(
                                            ".dockerconfigjson",
                                            "{\"auths\": {\"quay.io\": {\"auth\": \"%s\"}}}"
                                                    .formatted(base64("not-let-in:any"))));
                        })
                        .shows(Signal.condition("ValidReleaseImage", "False InvalidImage", "unauthorized")));
    }

    private static List<Scenario> release() {
        return List.of(
                Scenario.of("release-image-missing", "no-release")
                        .with(Parameter.RELEASE_IMAGE, RELEASES + "4.21.4-multi")
                        .before(it ->
                                it.site().sandbox().management().releases().withdraw(RELEASES + "4.21.4-multi"))
                        .shows(Signal.condition("ValidReleaseImage", "False InvalidImage", "manifest unknown")),
                Scenario.of("registry-unreachable", "no-registry")
                        .before(it -> {
                            var management = it.site().sandbox().management();
                            var image = "mirror.example.com/ocp/release:4.21.0-x86_64";
                            management.releases().publish(image, "4.21.0", List.of("amd64"));
                            management.images().tell("mirror.example.com", Images.Answer.UNREACHABLE);
                            release(it, image);
                        })
                        .shows(Signal.condition("ValidReleaseImage", "False InvalidImage")),
                Scenario.of("release-image-invalid", "unknown-authority")
                        .before(it -> {
                            var management = it.site().sandbox().management();
                            var image = "registry.example.com/ocp/release:4.21.0-x86_64";
                            management.releases().publish(image, "4.21.0", List.of("amd64"));
                            management.images().tell("registry.example.com", Images.Answer.UNTRUSTED);
                            release(it, image);
                        })
                        .shows(Signal.condition("ValidReleaseImage", "False InvalidImage", "unknown authority")),
                Scenario.of("release-content-unreadable", "half-release")
                        .with(Parameter.RELEASE_IMAGE, RELEASES + "4.21.5-multi")
                        .before(it -> it.site()
                                .sandbox()
                                .management()
                                .releases()
                                .flaws()
                                .leaveOut(RELEASES + "4.21.5-multi", "docker-registry"))
                        .shows(Signal.condition("ValidReleaseInfo", "False MissingReleaseImages", "docker-registry"))
                        .shows(Signal.condition("ClusterVersionSucceeding", "False", "image-registry is not")),
                Scenario.of("release-unsupported", "old-release")
                        .before(it ->
                                it.remake(spec -> spec.withObject("/release").put("image", RELEASES + "4.12.0-multi")))
                        .shows(Signal.condition("ValidReleaseImage", "False", "minimum version supported")));
    }

    private static void release(SampleCluster cluster, String image) {
        var merge = "{\"spec\": {\"release\": {\"image\": \"" + image + "\"}}}";
        cluster.patchHostedCluster(merge);
        cluster.patchPools(merge);
    }

    private static List<Scenario> secrets() {
        var signingKey = "/spec/serviceAccountSigningKey/name";
        return List.of(
                Scenario.of("signing-key-secret-wrong", "no-signing-key")
                        .before(it -> secret(it, signingKey).delete())
                        .shows(Signal.condition("ValidConfiguration", "False InvalidConfiguration", "not found")),
                Scenario.of("signing-key-secret-wrong", "key-misnamed")
                        .before(it -> {
                            var data = secret(it, signingKey).require().getData();
                            put(it, signingKey, Map.of("private.pem", decoded(data.getOrDefault("key", ""))));
                        })
                        .shows(Signal.condition("ValidConfiguration", "False InvalidConfiguration")),
                Scenario.of("signing-key-secret-wrong", "key-is-none")
                        .before(it -> put(it, signingKey, Map.of("key", "-----BEGIN NOTHING-----")))
                        .shows(Signal.condition("ValidConfiguration", "False InvalidConfiguration")),
                Scenario.of("etcd-key-secret-missing", "no-etcd-key")
                        .before(it -> secret(it, "/spec/secretEncryption/aescbc/activeKey/name")
                                .delete())
                        .shows(Signal.condition("ReconciliationSucceeded", "False", "not found")),
                Scenario.of("ssh-key-secret-missing", "no-ssh-key")
                        .with(Parameter.GENERATE_SSH, "true")
                        .before(it -> secret(it, "/spec/sshKey/name").delete())
                        .shows(Signal.condition("ReconciliationSucceeded", "False", "SSHKey secret")));
    }

    private static List<Scenario> configuration() {
        return List.of(
                Scenario.of("networks-overlap", "overlap")
                        .before(it -> it.remake(spec -> service(spec, "10.133.0.0/16")))
                        .shows(Signal.condition("ValidConfiguration", "False", "overlap")),
                Scenario.of("host-name-taken", "same-host")
                        .before(it -> it.remake(SpecFaults::publishUnderOneName))
                        .shows(Signal.condition("ValidConfiguration", "False", "same hostname")),
                Scenario.of("routes-not-served", "no-routes")
                        .alone(Setting.USUAL)
                        .before(it -> it.management()
                                .apiextensions()
                                .v1()
                                .customResourceDefinitions()
                                .withName("routes.route.openshift.io")
                                .delete())
                        .shows(Signal.condition("ValidConfiguration", "False", "does not support Routes")),
                Scenario.of("configuration-invalid", "no-trust-bundle")
                        .before(it -> it.remake(
                                spec -> spec.putObject("additionalTrustBundle").put("name", "company-ca")))
                        .shows(Signal.condition("ValidConfiguration", "False", "failed to get configMap company-ca")),
                Scenario.of("reconciliation-fails", "no-registry-ca")
                        .before(it -> it.remake(spec -> spec.withObject("/configuration/image/additionalTrustedCA")
                                .put("name", "registry-ca")))
                        .shows(Signal.condition(
                                "ReconciliationSucceeded", "False", "failed to get referenced configmap")),
                Scenario.of("cluster-paused", "left-alone")
                        .running(it -> it.patchHostedCluster("{\"spec\": {\"pausedUntil\": \"true\"}}"))
                        .shows(Signal.condition("ReconciliationActive", "False ReconciliationPaused")));
    }

    private static void service(ObjectNode spec, String cidr) {
        spec.withObject("/networking").putArray("serviceNetwork").addObject().put("cidr", cidr);
    }

    private static void publishUnderOneName(ObjectNode spec) {
        for (JsonNode service : spec.path("services")) {
            if (List.of("Ignition", "OAuthServer")
                    .contains(service.path("service").asText())) {
                ((ObjectNode) service)
                        .withObject("/servicePublishingStrategy")
                        .withObject("/route")
                        .put("hostname", "both.example.com");
            }
        }
    }

    private static io.fabric8.kubernetes.client.dsl.Resource<io.fabric8.kubernetes.api.model.Secret> secret(
            SampleCluster cluster, String pointer) {
        var name = cluster.hostedCluster().at(pointer).asText();
        return cluster.management()
                .secrets()
                .inNamespace(cluster.key().namespace())
                .withName(name);
    }

    /** Gives a Secret other content. */
    private static void put(SampleCluster cluster, String pointer, Map<String, String> content) {
        edit(secret(cluster, pointer), it -> {
            it.getData().clear();
            content.forEach((key, value) -> it.getData().put(key, base64(value)));
        });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
