package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import io.hypershift.azure.sandbox.hypershift.cloud.IssuedTokens;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;

/** Signs components in with tokens of the key that the cluster's Secret holds at that moment. */
public record SecretSignIn(KubeApi api, AzureEndpoint azure, IssuedTokens tokens) implements SignIn {

    public SecretSignIn(KubeApi api, AzureEndpoint azure) {
        this(api, azure, new IssuedTokens());
    }

    @Override
    public CloudSession of(HostedCluster cluster, Component component) throws AzureException, InterruptedException {
        var signer = Validation.signer(cluster, api)
                .orElseThrow(() -> AzureException.local("no key to sign service account tokens with"));
        return CloudSession.signIn(
                azure, tokens, signer, component, cluster.azure("tenantID"), cluster.clientId(component.key()));
    }
}
