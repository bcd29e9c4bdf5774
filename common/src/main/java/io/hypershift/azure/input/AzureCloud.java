package io.hypershift.azure.input;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A cloud of Azure with hosts of its own, by the name that HyperShift's {@code --cloud} has for it. */
public enum AzureCloud {
    PUBLIC("AzurePublicCloud"),
    US_GOVERNMENT("AzureUSGovernmentCloud"),
    CHINA("AzureChinaCloud");

    private final String id;

    AzureCloud(String id) {
        this.id = id;
    }

    /** HyperShift's name of the cloud. */
    public String id() {
        return id;
    }

    public static Optional<AzureCloud> of(String id) {
        return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
    }

    /** The names of all, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(AzureCloud::id).collect(Collectors.joining(", "));
    }
}
