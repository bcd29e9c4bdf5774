package io.hypershift.azure.machines;

import io.hypershift.azure.azureapi.Providers;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Text.Setting;

/** Whether the hosts of nodes may encrypt their disks, which NodePool's CRD asks for unless told otherwise. */
public final class EncryptionChecks {
    private static final String NAMESPACE = "Microsoft.Compute";
    private static final String FEATURE = "EncryptionAtHost";

    private EncryptionChecks() {}

    public static void addTo(Checklist list, Providers providers) {
        list.add("feature " + NAMESPACE + "/" + FEATURE, () -> judge(providers.feature(NAMESPACE, FEATURE)));
    }

    static Finding<Boolean> judge(String state) {
        return switch (state) {
            case "Registered" -> Finding.passed("registered");
            case "Registering", "Pending" ->
                Finding.unknown(
                        Text.of("it is being registered: until then Azure makes no such machine"),
                        Text.of("Look again in some minutes."));
            default ->
                Finding.failed(
                        Text.of(
                                "the subscription is not registered for it ({}), so Azure makes no such machine",
                                state),
                        Text.of(
                                "Register it: az feature register --namespace {} --name {}, then: az provider register"
                                        + " --namespace {}. Or do without it: {}",
                                NAMESPACE,
                                FEATURE,
                                NAMESPACE,
                                new Setting(Parameter.ENCRYPTION_AT_HOST, "Disabled")));
        };
    }
}
