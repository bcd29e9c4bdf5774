package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;

/**
 * A service principal and the subscription it works in, in the form of HyperShift's {@code --azure-creds} file.
 *
 * @param origin where the credentials came from, for messages about a refused login
 */
public record AzureCredentials(
        String subscriptionId, String tenantId, String clientId, Sensitive clientSecret, String origin) {

    /** Reads the credentials; what is wrong with them is told to the checks. */
    public static Optional<AzureCredentials> read(Source source, Checks checks) {
        return JsonInput.object(Parameter.AZURE_CREDENTIALS_FILE, source, checks)
                .flatMap(json -> {
                    var before = checks.problems().size();
                    var credentials = new AzureCredentials(
                            uuid(json, "subscriptionId", source, checks),
                            uuid(json, "tenantId", source, checks),
                            uuid(json, "clientId", source, checks),
                            Sensitive.of(text(json, "clientSecret", source, checks)),
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
