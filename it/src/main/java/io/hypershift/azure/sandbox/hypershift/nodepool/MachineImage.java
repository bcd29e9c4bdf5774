package io.hypershift.azure.sandbox.hypershift.nodepool;

import java.util.Map;
import java.util.Optional;

/** What a pool's machines boot from (HyperShift 3ee9615, hypershift-operator/controllers/nodepool/azure.go). */
final class MachineImage {
    /** What HyperShift says where there is none. */
    static final String NONE =
            "no Azure VM image configured: either provide marketplace flags (--marketplace-publisher, etc.) or ensure the release image contains marketplace metadata (available in OCP 4.20+)";

    private static final int FIRST_WITH_IMAGE = 20;

    private MachineImage() {}

    /** The image asked for, else the one the release names for the marketplace, which older releases do not. */
    static Optional<Map<String, Object>> of(NodePool pool) {
        if (pool.azure("image/imageID").isTextual()) {
            return Optional.of(Map.of("id", pool.azure("image/imageID")));
        }
        var offer = pool.azure("image/azureMarketplace");
        if (offer.path("publisher").isTextual()) {
            return Optional.of(marketplace(
                    offer.path("publisher").asText(),
                    offer.path("offer").asText(),
                    offer.path("sku").asText(),
                    offer.path("version").asText()));
        }
        var minor = pool.version().split("\\.", -1);
        if (minor[0].equals("4") && Integer.parseInt(minor[1]) < FIRST_WITH_IMAGE) {
            return Optional.empty();
        }
        var line = minor[0] + minor[1];
        return Optional.of(marketplace("azureopenshift", "aro4", "aro_" + line, line + ".0.20260101"));
    }

    private static Map<String, Object> marketplace(String publisher, String offer, String sku, String version) {
        return Map.of(
                "marketplace",
                Map.of(
                        "publisher", publisher,
                        "offer", offer,
                        "sku", sku,
                        "version", version,
                        "thirdPartyImage", false));
    }
}
