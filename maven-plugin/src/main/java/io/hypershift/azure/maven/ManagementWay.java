package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.MANAGEMENT_KUBECONFIG_FILE;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_SERVER;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_TOKEN_FILE;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import java.io.File;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the management cluster is reached: by a kubeconfig, or by a server and a token. */
record ManagementWay(
        @Nullable File kubeconfigFile,
        @Nullable String server,
        @Nullable File tokenFile,
        @Nullable File caBundleFile) {

    /** The kubeconfig; what is wrong is told to the inputs. */
    Source kubeconfig(Inputs inputs) {
        if (server == null && tokenFile == null) {
            return Kubeconfigs.management(kubeconfigFile);
        }
        if (kubeconfigFile != null) {
            inputs.add(Problem.of("both", "{} and {} are both given", MANAGEMENT_KUBECONFIG_FILE, MANAGEMENT_SERVER)
                    .remedy(
                            "A kubeconfig names its server: give that alone, or {} and {}.",
                            MANAGEMENT_SERVER,
                            MANAGEMENT_TOKEN_FILE));
        }
        return Access.tokenKubeconfig(
                Inputs.orEmpty(server), Source.file(tokenFile), Source.file(caBundleFile), inputs);
    }

    /** The same for who goes this way when the build has ended. */
    Map<String, String> lastWill() {
        if (server != null && tokenFile != null) {
            return Map.of(LastWill.SERVER, server, LastWill.TOKEN, tokenFile.getPath());
        }
        return Kubeconfigs.management(kubeconfigFile) instanceof Source.OfFile file
                ? Map.of(LastWill.KUBECONFIG, file.path().toString())
                : Map.of();
    }

    /** Where it is, for who tells one management cluster from another. */
    String origin() {
        return server == null ? Kubeconfigs.management(kubeconfigFile).origin() : server;
    }
}
