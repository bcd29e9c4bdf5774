package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;

/**
 * Who works in Azure, and in which subscription: a sign-in that was read and found good.
 *
 * @param origin where the credentials came from, for messages
 */
public record AzureCredentials(AzureCloud cloud, String subscriptionId, String tenantId, Proof proof, String origin) {

    /** Reads the credentials; what is wrong with them is told to the checks. */
    public static Optional<AzureCredentials> read(AzureSignIn signIn, Checks checks) {
        if (signIn instanceof AzureSignIn.WithToken it) {
            return withToken(it, checks);
        }
        if (signIn instanceof AzureSignIn.WithAzureCli it) {
            return Optional.of(new AzureCredentials(
                    it.cloud(), it.subscriptionId(), it.tenantId(), new Proof.AzureCli(it.user()), "the Azure CLI"));
        }
        return signIn instanceof AzureSignIn.WithSecret it
                ? withSecret(it.cloud(), it.credentials(), checks)
                : withSecret(AzureCloud.PUBLIC, Source.none(), checks);
    }

    /** The same place with another sign-in. */
    AzureCredentials with(Proof other) {
        return new AzureCredentials(cloud, subscriptionId, tenantId, other, origin);
    }

    /** Whether it is this application that signs in. */
    public boolean isOf(String clientId) {
        return (proof instanceof Proof.Secret secret && secret.clientId().equalsIgnoreCase(clientId))
                || (proof instanceof Proof.Token token && token.clientId().equalsIgnoreCase(clientId));
    }

    /** The secret that the credentials hold themselves. */
    public Optional<Sensitive> secret() {
        return proof instanceof Proof.Secret it ? Optional.of(it.secret()) : Optional.empty();
    }

    /** Who it is and where that was found, for the user to see which of the ways was taken. */
    public Text account() {
        return Text.of(
                "Azure: {}, subscription {}{}",
                who(),
                subscriptionId,
                cloud == AzureCloud.PUBLIC ? "" : " of " + cloud.id());
    }

    private Text who() {
        if (proof instanceof Proof.Secret it) {
            return Text.of("service principal {} from {}", it.clientId(), origin);
        }
        return proof instanceof Proof.Token it
                ? Text.of("workload identity {} with the token of {}", it.clientId(), origin)
                : Text.of("{} as signed in with {}", ((Proof.AzureCli) proof).user(), origin);
    }

    private static Optional<AzureCredentials> withToken(AzureSignIn.WithToken given, Checks checks) {
        var token = new FederatedToken(given.token(), given.origin());
        try {
            token.read();
        } catch (HyperShiftException e) {
            e.problems().forEach(checks::add);
            return Optional.empty();
        }
        return Optional.of(new AzureCredentials(
                given.cloud(),
                given.subscriptionId(),
                given.tenantId(),
                new Proof.Token(given.clientId(), token),
                given.origin()));
    }

    private static Optional<AzureCredentials> withSecret(AzureCloud cloud, Source source, Checks checks) {
        return JsonInput.object(Parameter.AZURE_CREDENTIALS_FILE, source, checks)
                .flatMap(json -> {
                    var before = checks.problems().size();
                    var credentials = new AzureCredentials(
                            cloud,
                            uuid(json, "subscriptionId", source, checks),
                            uuid(json, "tenantId", source, checks),
                            new Proof.Secret(
                                    uuid(json, "clientId", source, checks),
                                    Sensitive.of(text(json, "clientSecret", source, checks))),
                            source.origin());
                    return checks.problems().size() == before ? Optional.of(credentials) : Optional.empty();
                });
    }

    private static String uuid(ObjectNode json, String field, Source source, Checks checks) {
        var value = text(json, field, source, checks);
        if (!value.isEmpty() && !Names.UUID.matcher(value).matches()) {
            checks.add(Problem.of(
                    "invalid",
                    "{}: field {} in {} is no UUID",
                    Parameter.AZURE_CREDENTIALS_FILE,
                    field,
                    source.origin()));
        }
        return value;
    }

    private static String text(ObjectNode json, String field, Source source, Checks checks) {
        var value = json.path(field).asText("");
        if (value.isBlank()) {
            checks.add(Problem.of(
                            "missing",
                            "{}: {} has no field {}",
                            Parameter.AZURE_CREDENTIALS_FILE,
                            source.origin(),
                            field)
                    .remedy("It needs subscriptionId, tenantId, clientId and clientSecret."));
        }
        return value;
    }
}
