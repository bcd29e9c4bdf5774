package io.hypershift.azure.it;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.blob.Accounts;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All secrets that there are in a sandbox, in every form in which they could leave a process. */
final class KnownSecrets {
    /** What Secrets hold besides, for anybody to know. */
    private static final Set<String> PUBLIC = Set.of(
            "message", // of a token, what HyperShift says of the payload it is for
            "reason",
            "ca.crt",
            "ca-bundle.crt",
            "tls.crt",
            "foundation.json",
            "workload-identities.json",
            "oidc-issuer-url",
            "serviceaccount-signer.public",
            "azure_region", // of the components' credentials, which are names and ids
            "azure_resource_prefix",
            "azure_resourcegroup",
            "azure_federated_token_file");

    /** Ids of subscriptions and clients, and images, which Secrets hold as well. */
    private static final Pattern NO_SECRET =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|quay[.]io/\\S+");

    /** In files that hold a secret among other things. */
    private static final Pattern FIELD = Pattern.compile(
            "(?:token|client-key-data|password|clientSecret|aadClientSecret|auth)\"? ?: ?\"?([^\"\\s,}]+)");

    private final Redactor forms = new Redactor();

    static KnownSecrets of(Sandbox sandbox) {
        var secrets = new KnownSecrets();
        secrets.addAll(sandbox);
        return secrets;
    }

    /** Those that appear in a text, shortened. */
    Set<String> in(String text) {
        return forms.forms().stream()
                .filter(text::contains)
                .map(it -> it.substring(0, Math.min(12, it.length())) + "...")
                .collect(Collectors.toSet());
    }

    int count() {
        return forms.forms().size();
    }

    private void addAll(Sandbox sandbox) {
        var directory = sandbox.azure().directory();
        directory.applications(any -> true).stream()
                .flatMap(it -> directory.passwordsOf(it.id()).stream())
                .forEach(it -> add(it.secret()));
        sandbox.azure().store().ofType(Accounts.TYPE).stream()
                .flatMap(it -> sandbox.azure().accounts().keys(it.id().name()).stream())
                .forEach(it -> add(it.value()));
        var config = Config.fromKubeconfig(sandbox.management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            client.secrets().inAnyNamespace().list().getItems().forEach(this::add);
        }
        addFieldsOf(sandbox.management().kubeconfig());
    }

    private void add(Secret secret) {
        for (Map.Entry<String, String> entry : secret.getData().entrySet()) {
            if (!PUBLIC.contains(entry.getKey())) {
                var value = new String(Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8);
                addFieldsOf(value);
                if (!value.contains(": ")
                        && !value.contains("\":")
                        && !NO_SECRET.matcher(value).matches()) {
                    add(value);
                }
            }
        }
    }

    private void addFieldsOf(String text) {
        FIELD.matcher(text).results().forEach(it -> add(it.group(1)));
    }

    private void add(String value) {
        forms.learn(Sensitive.of(value));
    }
}
