package io.hypershift.azure.maven;

import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
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
     * <code>azureServerId</code> counts, then the environment: AZURE_SUBSCRIPTION_ID, AZURE_TENANT_ID, AZURE_CLIENT_ID and
     * AZURE_CLIENT_SECRET.
     */
    @Parameter(property = "hypershift.azureCredentialsFile")
    @Nullable File azureCredentialsFile;

    /**
     * A server of settings.xml whose username and password are the service principal's client id and client secret, with
     * <code>tenantId</code> and <code>subscriptionId</code> in its <code>configuration</code>. Each may be encrypted.
     */
    @Parameter(property = "hypershift.azureServerId")
    @Nullable String azureServerId;

    final Source azureCredentials(Inputs inputs) {
        var servers = new SettingsServer(session.getSettings(), decrypter);
        return new AzureLogin(servers, System.getenv()).find(azureCredentialsFile, azureServerId, inputs);
    }
}
