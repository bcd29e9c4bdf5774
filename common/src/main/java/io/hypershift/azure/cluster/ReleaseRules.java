package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ARCH;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_KEY_ID;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_OFFER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_PUBLISHER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_SKU;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_VERSION;
import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;

import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.registry.ReleaseImage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What goes with a release, and what does not (HyperShift's API and its {@code support/supportedversion}). */
final class ReleaseRules {
    /** From it on, a release names the image of its nodes itself. */
    private static final ReleaseVersion NAMES_NODE_IMAGES = new ReleaseVersion(4, 20, 0, "");

    private static final ReleaseVersion USES_MANAGED_HSM = new ReleaseVersion(4, 22, 0, "");

    private ReleaseRules() {}

    /** @param lines those that the operator can run, such as {@code 4.21} */
    static Finding<Boolean> supported(ReleaseVersion version, List<String> lines) {
        return lines.contains(version.line())
                ? Finding.passed("the operator can run {}", version.line())
                : Finding.failed(
                        Text.of("the operator cannot run {}, but {}", version, String.join(", ", lines)),
                        Text.of(
                                "Choose one of them with {}, or install another operator: {}",
                                RELEASE_IMAGE,
                                Operation.INSTALL_OPERATOR));
    }

    static Finding<Boolean> nodes(ReleaseVersion version, Options options) {
        if (version.minorsAfter(NAMES_NODE_IMAGES) >= 0 || options.isGiven(MARKETPLACE_OFFER)) {
            return Finding.passed("known");
        }
        return Finding.failed(
                Text.of("{} does not tell which, as releases do from {} on", version, NAMES_NODE_IMAGES.line()),
                Text.of(
                        "Give one with {}, {}, {} and {}, or a newer release with {}.",
                        MARKETPLACE_PUBLISHER,
                        MARKETPLACE_OFFER,
                        MARKETPLACE_SKU,
                        MARKETPLACE_VERSION,
                        RELEASE_IMAGE));
    }

    static Finding<Boolean> architecture(ReleaseImage release, String nodes) {
        return release.architectures().contains(nodes)
                ? Finding.passed("{}", nodes)
                : Finding.failed(
                        Text.of("the release is for {} alone, the nodes are to be {}", release.words(), nodes),
                        Text.of(
                                "Give a release for {} or for several architectures with {}, or other nodes with {}.",
                                nodes,
                                RELEASE_IMAGE,
                                ARCH));
    }

    /** @param architectures of the management cluster's nodes, on which control planes run */
    static Finding<Boolean> controlPlane(ReleaseImage release, Set<String> architectures) {
        var words = String.join(", ", new TreeSet<>(architectures));
        if (architectures.isEmpty()) {
            return Finding.unknown(Text.of("not checked: its nodes do not tell theirs"), Text.NONE);
        }
        return architectures.stream().anyMatch(release.architectures()::contains)
                ? Finding.passed("{}", words)
                : Finding.failed(
                        Text.of(
                                "the release is for {} alone, its nodes, on which the control plane is to run, are {}",
                                release.words(),
                                words),
                        Text.of("Give a release for {} or for several architectures with {}.", words, RELEASE_IMAGE));
    }

    static Finding<Boolean> key(ReleaseVersion version, EncryptionKey key) {
        return !key.isOfManagedHsm() || version.minorsAfter(USES_MANAGED_HSM) >= 0
                ? Finding.passed("{}", key.vaultType())
                : Finding.failed(
                        Text.of(
                                "it is in a managed HSM, which {} cannot use: releases can from {} on",
                                version,
                                USES_MANAGED_HSM.line()),
                        Text.of(
                                "Give a key of a vault with {}, or a newer release with {}.",
                                ENCRYPTION_KEY_ID,
                                RELEASE_IMAGE));
    }
}
