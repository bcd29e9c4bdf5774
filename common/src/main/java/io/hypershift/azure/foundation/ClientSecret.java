package io.hypershift.azure.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;

/** What an application signs in with. */
record ClientSecret(String clientId, Sensitive secret) {

    /**
     * The form in which the bundle holds it, the guide's: {@code azure_mgmt.json} for external DNS (phase 1, step 6),
     * {@code azure-credentials.json} for who creates clusters (prerequisites).
     *
     * @param group the group of external DNS's zone
     */
    record Form(Purpose purpose, String tenant, String subscription, String group) {

        String write(ClientSecret content) {
            var json = Json.object().put("tenantId", tenant).put("subscriptionId", subscription);
            if (purpose == Purpose.EXTERNAL_DNS) {
                json.put("resourceGroup", group);
            }
            return Json.pretty(json.put(idField(purpose), content.clientId())
                    .put(secretField(purpose), content.secret().reveal()));
        }
    }

    /** Empty where the text is not of that form, lacks a value, or has still a template's. */
    static Optional<ClientSecret> parse(Purpose purpose, String text) {
        try {
            var json = Json.parseObject(text);
            var clientId = json.path(idField(purpose)).asText("");
            var secret = json.path(secretField(purpose)).asText("");
            return !Names.UUID.matcher(clientId).matches() || secret.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ClientSecret(clientId, Sensitive.of(secret)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String idField(Purpose purpose) {
        return purpose == Purpose.EXTERNAL_DNS ? "aadClientId" : "clientId";
    }

    private static String secretField(Purpose purpose) {
        return purpose == Purpose.EXTERNAL_DNS ? "aadClientSecret" : "clientSecret";
    }
}
