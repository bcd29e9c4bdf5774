package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The configuration of the management cluster's cloud provider, by which it knows where in Azure the cluster is and who it is
 * there: what cloud-provider-azure takes from a Secret by default (site/content/en/install/configs.md).
 */
public record CloudConfig(JsonNode json) {
    /** Namespace and name of the Secret. */
    public static final String NAMESPACE = "kube-system";

    public static final String NAME = "azure-cloud-provider";
    private static final String KEY = "cloud-config";

    public static Optional<CloudConfig> of(Resource secret) {
        try {
            var content =
                    Base64.getDecoder().decode(secret.at("/data").path(KEY).asText());
            return Optional.of(Json.parse(new String(content, StandardCharsets.UTF_8)))
                    .filter(JsonNode::isObject)
                    .map(CloudConfig::new);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public CloudSession signIn(AzureEndpoint azure) throws AzureException, InterruptedException {
        return CloudSession.signIn(azure, text("tenantId"), text("aadClientId"), text("aadClientSecret"));
    }

    String location() {
        return text("location");
    }

    /** The cluster's balancer for what is not to be reached from outside. */
    String balancer() {
        return network(text("resourceGroup"), "loadBalancers") + "/kubernetes-internal";
    }

    String subnet() {
        var group = json.path("vnetResourceGroup").asText(text("resourceGroup"));
        return network(group, "virtualNetworks") + "/" + text("vnetName") + "/subnets/" + text("subnetName");
    }

    private String network(String group, String type) {
        return "/subscriptions/" + text("subscriptionId") + "/resourceGroups/" + group + "/providers/Microsoft.Network/"
                + type;
    }

    private String text(String field) {
        return json.path(field).asText();
    }
}
