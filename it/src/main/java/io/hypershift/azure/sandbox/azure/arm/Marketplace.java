package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The images that publishers offer: every one that is asked for, but those they have withdrawn. */
public final class Marketplace {
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    /** From now on no machine is made from images of this offer and SKU. */
    public void withdraw(String publisher, String offer, String sku) {
        withdrawn.add(publisher + ":" + offer + ":" + sku);
    }

    public void reset() {
        withdrawn.clear();
    }

    void check(JsonNode image) {
        var name = image.path("publisher").asText() + ":" + image.path("offer").asText() + ":"
                + image.path("sku").asText();
        if (withdrawn.contains(name)) {
            throw new ArmException(
                    404,
                    "PlatformImageNotFound",
                    "The platform image '%s:%s' is not available. Verify that all fields in the storage profile are correct. For more details about storage profile information, please refer to https://aka.ms/storageprofile"
                            .formatted(name, image.path("version").asText()));
        }
    }
}
