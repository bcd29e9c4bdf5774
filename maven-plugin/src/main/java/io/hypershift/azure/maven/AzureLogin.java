package io.hypershift.azure.maven;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.ServicePrincipal;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Azure's credentials come from: a file, else a server of {@code settings.xml}, else the environment. */
record AzureLogin(SettingsServer servers, Map<String, String> environment) {
    private static final String SUBSCRIPTION = "AZURE_SUBSCRIPTION_ID";
    private static final String TENANT = "AZURE_TENANT_ID";
    private static final String CLIENT = "AZURE_CLIENT_ID";
    private static final String SECRET = "AZURE_CLIENT_SECRET";
    private static final List<String> VARIABLES = List.of(SUBSCRIPTION, TENANT, CLIENT, SECRET);

    /** Nothing is returned where the credentials cannot be told; why is then among the problems. */
    Source find(@Nullable File file, @Nullable String serverId, Inputs inputs) {
        if (file != null) {
            return Source.file(file.toPath());
        }
        try {
            return serverId == null ? fromEnvironment() : servers.read(serverId);
        } catch (HyperShiftException e) {
            inputs.addAll(e.problems());
            return Source.none();
        }
    }

    private Source fromEnvironment() {
        var missing = VARIABLES.stream().filter(name -> value(name).isBlank()).toList();
        if (missing.size() == VARIABLES.size()) {
            throw new HyperShiftException(Problem.of("no-credentials", "no Azure credentials are given")
                    .remedy(
                            "Give a file with {}, a server of settings.xml with {}, or the environment variables {}.",
                            Parameter.AZURE_CREDENTIALS_FILE,
                            Parameter.AZURE_SERVER_ID,
                            String.join(", ", VARIABLES)));
        }
        if (!missing.isEmpty()) {
            throw new HyperShiftException(Problem.of(
                    "missing",
                    "environment {} {} not set, though others of the Azure login are",
                    String.join(", ", missing),
                    missing.size() == 1 ? "is" : "are"));
        }
        return new ServicePrincipal(value(SUBSCRIPTION), value(TENANT), value(CLIENT), Sensitive.of(value(SECRET)))
                .from("environment AZURE_CLIENT_SECRET");
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
