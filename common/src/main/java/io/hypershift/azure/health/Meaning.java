package io.hypershift.azure.health;

import io.hypershift.azure.failure.Text;

/**
 * What a condition of a HostedCluster tells.
 *
 * @param healthy the status it should have
 * @param unhealthy what it means when it has not
 * @param remedy what to look at, or to do
 */
public record Meaning(String type, String healthy, String unhealthy, Text remedy) {

    static Meaning ofTrue(String type, String unhealthy, String remedy, Object... parts) {
        return new Meaning(type, "True", unhealthy, Text.of(remedy, parts));
    }

    static Meaning ofFalse(String type, String unhealthy, String remedy, Object... parts) {
        return new Meaning(type, "False", unhealthy, Text.of(remedy, parts));
    }
}
