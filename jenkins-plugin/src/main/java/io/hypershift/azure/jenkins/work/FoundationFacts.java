package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.foundation.Foundation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A foundation as a pipeline gets it: texts, which are saved with the build, and no secret among them. */
public final class FoundationFacts {
    private FoundationFacts() {}

    public static Map<String, String> of(Foundation foundation) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("prefix", foundation.prefix());
        facts.put("oidcIssuerUrl", foundation.oidcIssuerUrl());
        facts.put("signingKeyId", foundation.signingKeyId());
        facts.put("persistentResourceGroup", foundation.persistentResourceGroup());
        facts.put("location", foundation.location());
        facts.put("subscriptionId", foundation.subscriptionId());
        facts.put("tenantId", foundation.tenantId());
        return facts;
    }
}
