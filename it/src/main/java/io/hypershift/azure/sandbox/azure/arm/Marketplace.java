package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images that publishers offer: every one that is asked for, but those they have withdrawn, and those whose terms the subscription
 * has not accepted.
 */
public final class Marketplace {
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
    private final Set<String> unaccepted = ConcurrentHashMap.newKeySet();

    /** From now on no machine is made from images of this offer and SKU. */
    public void withdraw(String publisher, String offer, String sku) {
        withdrawn.add(publisher + ":" + offer + ":" + sku);
    }

    /** From now on this plan's terms have to be accepted before a machine is made from it. */
    public void requireTerms(String publisher, String offer, String plan) {
        unaccepted.add(publisher + ":" + offer + ":" + plan);
    }

    public void reset() {
        unaccepted.clear();
        withdrawn.clear();
    }

    /**
     * @param subscription whose machine it is
     */
    void check(JsonNode image, String subscription) {
        var name = image.path("publisher").asText() + ":" + image.path("offer").asText() + ":"
                + image.path("sku").asText();
        if (withdrawn.contains(name)) {
            throw new ArmException(
                    404,
                    "PlatformImageNotFound",
                    "The platform image '%s:%s' is not available. Verify that all fields in the storage profile are correct. For more details about storage profile information, please refer to https://aka.ms/storageprofile"
                            .formatted(name, image.path("version").asText()));
        }
        if (unaccepted.contains(name)) {
            throw ArmException.badRequest(
                    "ResourcePurchaseValidationFailed",
                    "User failed validation to purchase resources. Error message: 'You have not accepted the legal terms on this subscription: '%s' for this plan. Before the subscription can be used, you need to accept the legal terms of the image. To read and accept legal terms, use the Azure CLI commands described at https://go.microsoft.com/fwlink/?linkid=2110637 or the PowerShell commands available at https://go.microsoft.com/fwlink/?linkid=862451. Alternatively, deploying via the Azure portal provides a UI experience for reading and accepting the legal terms. Offer details: publisher='%s' offer = '%s', sku = '%s', Correlation Id: '%s'.'"
                            .formatted(
                                    subscription,
                                    image.path("publisher").asText(),
                                    image.path("offer").asText(),
                                    image.path("sku").asText(),
                                    UUID.randomUUID()));
        }
    }
}
