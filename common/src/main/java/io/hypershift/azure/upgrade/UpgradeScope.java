package io.hypershift.azure.upgrade;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Inputs;
import java.util.Arrays;

/** What of a cluster is to be upgraded. */
public enum UpgradeScope {
    /** The control plane, then the node pools. */
    ALL("all"),
    CONTROL_PLANE("controlPlane"),
    NODE_POOLS("nodePools");

    private final String word;

    UpgradeScope(String word) {
        this.word = word;
    }

    /** The scope that a user's word means; a word that is none is told to the inputs. */
    public static UpgradeScope of(String text, Inputs inputs) {
        inputs.oneOf(
                Parameter.UPGRADE_SCOPE,
                text,
                Arrays.stream(values()).map(it -> it.word).toArray(String[]::new));
        return Arrays.stream(values())
                .filter(it -> it.word.equals(text))
                .findFirst()
                .orElse(ALL);
    }

    boolean hasControlPlane() {
        return this != NODE_POOLS;
    }

    boolean hasNodePools() {
        return this != CONTROL_PLANE;
    }
}
