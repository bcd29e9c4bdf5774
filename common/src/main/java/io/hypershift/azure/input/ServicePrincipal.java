package io.hypershift.azure.input;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hypershift.azure.sensitive.Sensitive;

/** A service principal whose parts a front end keeps apart, as in its own store of credentials. Empty means not given. */
public record ServicePrincipal(String subscriptionId, String tenantId, String clientId, Sensitive clientSecret) {

    /** The same in the form of HyperShift's {@code --azure-creds} file. */
    public Source from(String origin) {
        var json = new JsonMapper()
                .createObjectNode()
                .put("subscriptionId", subscriptionId)
                .put("tenantId", tenantId)
                .put("clientId", clientId)
                .put("clientSecret", clientSecret.reveal());
        return Source.text(json.toString(), origin);
    }
}
