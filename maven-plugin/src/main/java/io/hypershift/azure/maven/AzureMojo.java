package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that works in Azure. */
abstract class AzureMojo extends HyperShiftMojo {
    @Inject
    private SettingsDecrypter decrypter;

    /**
     * A JSON file with <code>subscriptionId</code>, <code>tenantId</code>, <code>clientId</code> and
     * <code>clientSecret</code> of a service principal, as HyperShift's <code>--azure-creds</code>. Without it,
     * <code>azureServerId</code> counts, then the environment: AZURE_SUBSCRIPTION_ID, AZURE_TENANT_ID and AZURE_CLIENT_ID with
     * AZURE_CLIENT_SECRET, or for workload identity federation with AZURE_FEDERATED_TOKEN_FILE (read anew for each login) or
     * AZURE_FEDERATED_TOKEN. Where none of these is set, whoever is signed in with the Azure CLI (<code>az login</code>), with
     * its current subscription.
     */
    @Parameter(property = "hypershift.azureCredentialsFile")
    @Nullable File azureCredentialsFile;

    /**
     * A server of settings.xml whose username and password are the service principal's client id and client secret, with
     * <code>tenantId</code> and <code>subscriptionId</code> in its <code>configuration</code>. Each may be encrypted.
     */
    @Parameter(property = "hypershift.azureServerId")
    @Nullable String azureServerId;

    /** The cloud: AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud. All of a foundation is in one. */
    @Parameter(property = "hypershift.cloud", defaultValue = "AzurePublicCloud")
    String cloud;

    /**
     * Tells what is wrong with an access; why there is no sign-in is told already.
     *
     * @param management whether the management cluster is worked on
     */
    static Access checked(Access access, boolean management, Inputs inputs) {
        if (access.azureSignIn().isGiven()) {
            inputs.addAll(access.azureProblems());
        }
        if (management && access.managementKubeconfig().isGiven()) {
            inputs.addAll(access.managementProblems());
        }
        return access;
    }

    final AzureSignIn azureSignIn(Inputs inputs) {
        return azureSignIn(inputs.cloud(cloud), inputs);
    }

    /** The same for a goal that can do without Azure: why there is no way in is told as a warning. */
    final AzureSignIn azureSignInIfAny(Inputs inputs) {
        var why = new Inputs();
        var signIn = azureSignIn(inputs.cloud(cloud), why);
        try {
            why.throwIfAny();
        } catch (HyperShiftException e) {
            getLog().warn(redact(goal() + " goes on without Azure: " + e.in(words())));
        }
        return signIn;
    }

    private AzureSignIn azureSignIn(AzureCloud cloud, Inputs inputs) {
        var servers = new SettingsServer(session.getSettings(), decrypter);
        return new AzureLogin(servers, new EnvironmentLogin(System.getenv()), new InstalledAzureCli())
                .find(azureCredentialsFile, azureServerId, cloud, inputs);
    }
}
