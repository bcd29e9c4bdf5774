package io.hypershift.azure.sandbox.hypershift.privatelink;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import io.hypershift.azure.sandbox.hypershift.node.RunningContainer;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What HyperShift's operator knows of the platform that it serves private clusters on: its arguments, its environment and the
 * credentials that are mounted in its container (HyperShift 3ee9615, hypershift-operator/main.go).
 */
public final class PrivatePlatform {
    private static final String ARGUMENT = "--private-platform=Azure";

    private volatile Optional<RunningContainer> container = Optional.empty();

    /** The operator begins in a container; answers why it cannot go on, if it cannot. */
    public Optional<String> begin(RunningContainer running) {
        container = Optional.of(running);
        return isOn() ? problem(running) : Optional.empty();
    }

    private static Optional<String> problem(RunningContainer running) {
        var file = running.variable("AZURE_CREDENTIALS_FILE");
        if (running.variable("AZURE_PLS_CLIENT_ID").isEmpty()) {
            if (file.isEmpty()) {
                return Optional.of(
                        "either AZURE_PLS_CLIENT_ID or AZURE_CREDENTIALS_FILE must be set for Azure Private Link Service operations");
            }
            if (credentials(running).isEmpty()) {
                return Optional.of("failed to parse Azure credentials file \"" + file + "\"");
            }
        }
        if (subscription(running).isEmpty()) {
            return Optional.of("AZURE_SUBSCRIPTION_ID environment variable is required for Azure platform");
        }
        return running.variable("AZURE_RESOURCE_GROUP").isEmpty()
                ? Optional.of("AZURE_RESOURCE_GROUP environment variable is required for Azure platform")
                : Optional.empty();
    }

    /** Whether private clusters on Azure are served at all. */
    boolean isOn() {
        return container.filter(it -> it.commandLine().contains(ARGUMENT)).isPresent();
    }

    /** The group of the management cluster's load balancers. */
    String group() {
        var running = container.orElseThrow();
        return "/subscriptions/" + subscription(running) + "/resourceGroups/"
                + running.variable("AZURE_RESOURCE_GROUP");
    }

    CloudSession signIn(AzureEndpoint azure) throws AzureException, InterruptedException {
        var running = container.orElseThrow();
        var credentials = credentials(running);
        if (!running.variable("AZURE_PLS_CLIENT_ID").isEmpty() || credentials.isEmpty()) {
            throw AzureException.local(
                    "DefaultAzureCredential: failed to acquire a token: WorkloadIdentityCredential: no token file specified");
        }
        return CloudSession.signIn(
                azure,
                credentials.get().path("tenantId").asText(),
                credentials.get().path("clientId").asText(),
                credentials.get().path("clientSecret").asText());
    }

    private static String subscription(RunningContainer running) {
        var variable = running.variable("AZURE_SUBSCRIPTION_ID");
        return variable.isEmpty()
                ? credentials(running)
                        .map(it -> it.path("subscriptionId").asText())
                        .orElse("")
                : variable;
    }

    private static Optional<JsonNode> credentials(RunningContainer running) {
        try {
            return Optional.ofNullable(running.files().get(running.variable("AZURE_CREDENTIALS_FILE")))
                    .map(Json::parse)
                    .filter(JsonNode::isObject);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
