package io.hypershift.azure.maven;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.ServicePrincipal;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of Azure's own libraries: three ids, and a secret or a token to prove them with. */
record EnvironmentLogin(Map<String, String> environment) {
    private static final String SUBSCRIPTION = "AZURE_SUBSCRIPTION_ID";
    private static final String TENANT = "AZURE_TENANT_ID";
    private static final String CLIENT = "AZURE_CLIENT_ID";
    private static final String SECRET = "AZURE_CLIENT_SECRET";
    private static final String TOKEN_FILE = "AZURE_FEDERATED_TOKEN_FILE";
    private static final String TOKEN = "AZURE_FEDERATED_TOKEN";
    private static final List<String> IDS = List.of(SUBSCRIPTION, TENANT, CLIENT);
    private static final List<String> PROOFS = List.of(SECRET, TOKEN_FILE, TOKEN);
    private static final String ANY_PROOF = String.join(" or ", PROOFS);

    /** What is to be set, in words. */
    static final String NAMES = String.join(", ", IDS) + " and one of " + String.join(", ", PROOFS);

    /** Nothing where none of the variables is set; a part of them is a mistake. */
    Optional<AzureSignIn> find(AzureCloud cloud) {
        if (Stream.concat(IDS.stream(), PROOFS.stream()).noneMatch(this::isSet)) {
            return Optional.empty();
        }
        HyperShiftException.throwIfAny(problems());
        if (isSet(SECRET)) {
            var principal = new ServicePrincipal(
                    value(SUBSCRIPTION), value(TENANT), value(CLIENT), Sensitive.of(value(SECRET)));
            return Optional.of(new AzureSignIn.WithSecret(cloud, principal.from(origin(SECRET))));
        }
        return Optional.of(
                isSet(TOKEN_FILE)
                        ? withToken(cloud, Source.file(Path.of(value(TOKEN_FILE))), TOKEN_FILE)
                        : withToken(cloud, Source.text(value(TOKEN), origin(TOKEN)), TOKEN));
    }

    private AzureSignIn withToken(AzureCloud cloud, Source token, String variable) {
        return new AzureSignIn.WithToken(
                cloud, value(SUBSCRIPTION), value(TENANT), value(CLIENT), token, origin(variable));
    }

    private List<Problem> problems() {
        var missing = Stream.concat(
                        IDS.stream().filter(name -> !isSet(name)),
                        PROOFS.stream().anyMatch(this::isSet) ? Stream.of() : Stream.of(ANY_PROOF))
                .toList();
        if (!missing.isEmpty()) {
            return List.of(Problem.of(
                    "missing",
                    "environment {} {} not set, though others of the Azure login are",
                    String.join(", ", missing),
                    missing.size() == 1 ? "is" : "are"));
        }
        return IDS.stream()
                .filter(name -> !Names.UUID.matcher(value(name)).matches())
                .map(name -> Problem.of("invalid", "environment {} is no UUID", name))
                .toList();
    }

    private boolean isSet(String name) {
        return !value(name).isBlank();
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }

    private static String origin(String variable) {
        return "environment " + variable;
    }
}
