package io.hypershift.azure.it;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.told.Programs.Hangs;
import io.hypershift.azure.sandbox.told.Programs.Match;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Secrets that nobody has told the product of, in places where none should be, made anew from a seed. */
final class PlantedSecrets {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String CHATTY = "quay.io/example/chatty:1";

    private final Random random;
    private final List<String> values = new ArrayList<>();
    private final String pem = SigningKey.generate().privatePem().reveal();

    PlantedSecrets(long seed) {
        this.random = new Random(seed);
        pem.lines()
                .filter(line -> line.length() > 40 && !line.startsWith("-----"))
                .forEach(values::add);
    }

    /** The values, plain and as base64. */
    Stream<String> forms() {
        return values.stream()
                .flatMap(it -> Stream.of(it, Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8))));
    }

    /** Puts them into annotations, a ConfigMap, an environment, an event, a log and an error of Azure's. */
    void plant(Sandbox sandbox, String cluster) {
        sandbox.azure()
                .faults()
                .add(Fault.on("GET", ".*/virtualMachines.*")
                        .answering(400, "BadRequest", "clientSecret=" + clientSecret() + " was not taken"));
        sandbox.management().programs().tell(Match.image(CHATTY), new Hangs(longLog()));
        try (var client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(sandbox.management().kubeconfig()))
                .build()) {
            plant(client, cluster);
        }
    }

    private void plant(KubernetesClient client, String cluster) {
        var namespace = "clusters-" + cluster;
        var hostedCluster = client.genericKubernetesResources("hypershift.openshift.io/v1beta1", "HostedCluster")
                .inNamespace("clusters")
                .withName(cluster);
        edit(hostedCluster, it -> it.getMetadata().setAnnotations(Map.of("example.com/note", "Bearer " + token())));
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("left-behind")
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToData("key.pem", pem)
                        .addToData("settings.json", "{\"aadClientSecret\": \"" + clientSecret() + "\"}")
                        .addToData("url", "https://x.blob.core.windows.net/a?sv=2022-11-02&se=2027&sig=" + signature())
                        .build())
                .create();
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("chatty")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("main")
                        .withImage(CHATTY)
                        .addNewEnv()
                        .withName("DB_PASSWORD")
                        .withValue(kept(word(24)))
                        .endEnv()
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        client.resource(new EventBuilder()
                        .withNewMetadata()
                        .withName("odd.1")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withType("Warning")
                        .withReason("Failed")
                        .withMessage("Authorization: Bearer " + token())
                        .withInvolvedObject(new ObjectReferenceBuilder()
                                .withKind("Pod")
                                .withName("chatty")
                                .withNamespace(namespace)
                                .build())
                        .build())
                .create();
    }

    /** Lines of every length, so that some secret lies across whatever chunks a reader takes. */
    private String longLog() {
        var log = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            log.append("x".repeat(random.nextInt(400)))
                    .append(" token=")
                    .append(token())
                    .append(" client_secret=")
                    .append(clientSecret())
                    .append('\n');
        }
        return log.append(pem).toString();
    }

    private String token() {
        return kept("eyJ" + word(30) + "." + "eyJ" + word(60) + "." + word(43));
    }

    /** As Entra makes them. */
    private String clientSecret() {
        return kept(word(3) + "8Q~" + word(34));
    }

    private String signature() {
        return kept(word(43) + "%3D");
    }

    private String word(int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private String kept(String value) {
        values.add(value);
        return value;
    }
}
