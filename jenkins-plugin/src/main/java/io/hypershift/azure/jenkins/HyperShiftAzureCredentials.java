package io.hypershift.azure.jenkins;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import hudson.util.Secret;
import io.hypershift.azure.input.ServicePrincipal;
import io.hypershift.azure.sensitive.Sensitive;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** A service principal of Azure, with its subscription and tenant. */
public final class HyperShiftAzureCredentials extends BaseStandardCredentials {
    private static final long serialVersionUID = 1L;

    private final String subscriptionId;
    private final String tenantId;
    private final String clientId;
    private final Secret clientSecret;

    @DataBoundConstructor
    public HyperShiftAzureCredentials(
            @Nullable CredentialsScope scope,
            @Nullable String id,
            @Nullable String description,
            String subscriptionId,
            String tenantId,
            String clientId,
            Secret clientSecret) {
        super(scope, id, description);
        this.subscriptionId = subscriptionId;
        this.tenantId = tenantId;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    public String getSubscriptionId() {
        return subscriptionId;
    }

    public String getTenantId() {
        return tenantId;
    }

    public String getClientId() {
        return clientId;
    }

    public Secret getClientSecret() {
        return clientSecret;
    }

    ServicePrincipal servicePrincipal() {
        return new ServicePrincipal(subscriptionId, tenantId, clientId, Sensitive.of(clientSecret.getPlainText()));
    }

    /** How the credentials are told from others in forms. */
    @Extension
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return "HyperShift on Azure";
        }
    }
}
