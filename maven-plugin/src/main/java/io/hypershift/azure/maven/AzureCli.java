package io.hypershift.azure.maven;

import io.hypershift.azure.input.AzureCloud;
import java.util.Optional;

/** The Azure CLI of the machine, as far as it tells who is signed in. */
@FunctionalInterface
interface AzureCli {
    /** Asks; the CLI looks into its own files alone. */
    Account account() throws Unavailable;

    /**
     * The account that is the CLI's current one.
     *
     * @param cloudName the CLI's name of the cloud, which is not HyperShift's
     */
    record Account(String subscriptionId, String tenantId, String cloudName, String user) {

        /** The cloud, if it is one of those we know. */
        Optional<AzureCloud> cloud() {
            for (var cloud : AzureCloud.values()) {
                if (nameOf(cloud).equals(cloudName)) {
                    return Optional.of(cloud);
                }
            }
            return Optional.empty();
        }
    }

    /** The names of {@code az cloud list}. */
    static String nameOf(AzureCloud cloud) {
        return switch (cloud) {
            case PUBLIC -> "AzureCloud";
            case US_GOVERNMENT -> "AzureUSGovernment";
            case CHINA -> "AzureChinaCloud";
        };
    }

    /** Why nobody is signed in; the message continues a sentence that names the CLI. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unavailable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
