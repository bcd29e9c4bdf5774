package io.hypershift.azure.operator;

import static io.hypershift.azure.failure.Parameter.AZURE_PRIVATE_CREDS_FILE;
import static io.hypershift.azure.failure.Parameter.AZURE_PRIVATE_SECRET;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_CREDENTIALS_FILE;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_SECRET;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_CREDS_FILE;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_SECRET;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.InstallInputs.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Credentials that a part of the operator reads from a Secret.
 *
 * @param name the Secret's, as HyperShift's CLI has it
 * @param fields what the file must hold, in JSON
 */
record CredentialRules(CredentialOption option, Parameter file, Parameter secret, String name, List<String> fields) {
    /** Azure's {@code azure.json} as external DNS reads it (kubernetes-sigs/external-dns, docs/tutorials/azure.md). */
    private static final List<String> AZURE_JSON =
            List.of("tenantId", "subscriptionId", "resourceGroup", "aadClientId", "aadClientSecret");

    private static final List<String> SERVICE_PRINCIPAL =
            List.of("subscriptionId", "tenantId", "clientId", "clientSecret");

    static List<CredentialRules> of(InstallOperatorRequest request) {
        return List.of(
                new CredentialRules(
                        request.externalDns().credentials(),
                        EXTERNAL_DNS_CREDENTIALS_FILE,
                        EXTERNAL_DNS_SECRET,
                        OperatorSecret.EXTERNAL_DNS,
                        AZURE_JSON),
                new CredentialRules(
                        request.privatePlatform().credentials(),
                        AZURE_PRIVATE_CREDS_FILE,
                        AZURE_PRIVATE_SECRET,
                        OperatorSecret.PRIVATE_PLATFORM,
                        SERVICE_PRINCIPAL),
                new CredentialRules(
                        request.scaleFromZero().credentials(),
                        SCALE_FROM_ZERO_CREDS_FILE,
                        SCALE_FROM_ZERO_SECRET,
                        OperatorSecret.SCALE_FROM_ZERO,
                        SERVICE_PRINCIPAL));
    }

    /** Adds the Secret to write, or the one that must be there by its key. */
    void check(Checks checks, List<Manifest> secrets, List<SecretKey> references, String namespace) {
        if (option.file().isGiven() && option.secret().isPresent()) {
            checks.add(Problem.of("both", "{} and {} are both given", file, secret)
                    .remedy("Give the file, which becomes a Secret, or the name of a Secret that is there."));
            return;
        }
        option.secret().ifPresent(it -> {
            checks.matches(secret, it, Names.LABEL, Names.LABEL_RULE);
            references.add(new SecretKey(it, option.key()));
        });
        if (option.file().isGiven()) {
            content(checks).ifPresent(it -> secrets.add(OperatorSecret.of(namespace, name, Map.of(option.key(), it))));
        }
    }

    private Optional<String> content(Checks checks) {
        var read = JsonInput.object(file, option.file(), checks);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var missing = fields.stream()
                .filter(it -> read.get().path(it).asText("").isBlank())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            checks.add(Problem.of(
                            "incomplete", "{}: {} lacks {}", file, option.file().origin(), missing)
                    .remedy("It is a JSON object with {}.", String.join(", ", fields)));
        }
        return checks.content(file, option.file());
    }
}
