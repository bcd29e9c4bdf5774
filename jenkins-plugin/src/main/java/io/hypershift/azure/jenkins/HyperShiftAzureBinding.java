package io.hypershift.azure.jenkins;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.hypershift.azure.input.Source;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;
import org.jenkinsci.plugins.credentialsbinding.impl.UnbindableDir;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Gives {@code withCredentials} a service principal under the names that Azure's tools and our own Maven goals look for, and
 * inside {@code node} also as the file that HyperShift's CLI and our goals take.
 */
public final class HyperShiftAzureBinding extends MultiBinding<HyperShiftAzureCredentials> {
    private static final String SUBSCRIPTION = "AZURE_SUBSCRIPTION_ID";
    private static final String TENANT = "AZURE_TENANT_ID";
    private static final String CLIENT = "AZURE_CLIENT_ID";
    private static final String SECRET = "AZURE_CLIENT_SECRET";
    private static final String FILE = "AZURE_CREDENTIALS_FILE";

    @DataBoundConstructor
    public HyperShiftAzureBinding(String credentialsId) {
        super(credentialsId);
    }

    @Override
    protected Class<HyperShiftAzureCredentials> type() {
        return HyperShiftAzureCredentials.class;
    }

    @Override
    public MultiEnvironment bind(
            Run<?, ?> run, @Nullable FilePath workspace, @Nullable Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        var credentials = getCredentials(run);
        var secret = Map.of(SECRET, credentials.getClientSecret().getPlainText());
        var open = new LinkedHashMap<String, String>();
        open.put(SUBSCRIPTION, credentials.getSubscriptionId());
        open.put(TENANT, credentials.getTenantId());
        open.put(CLIENT, credentials.getClientId());
        if (workspace == null) {
            return new MultiEnvironment(secret, open);
        }
        var directory = UnbindableDir.create(workspace);
        var file = directory.getDirPath().child("azure-credentials.json");
        file.write(content(credentials), "UTF-8");
        file.chmod(0600);
        open.put(FILE, file.getRemote());
        return new MultiEnvironment(secret, open, directory.getUnbinder());
    }

    @Override
    public Set<String> variables(Run<?, ?> build) throws CredentialNotFoundException {
        return Set.of(SUBSCRIPTION, TENANT, CLIENT, SECRET, FILE);
    }

    private static String content(HyperShiftAzureCredentials credentials) throws IOException {
        try {
            return credentials.servicePrincipal().from("").read();
        } catch (Source.Unreadable e) {
            throw new IOException(e);
        }
    }

    /** How the binding is told from others. */
    @Extension
    @Symbol("hypershiftAzure")
    public static final class DescriptorImpl extends BindingDescriptor<HyperShiftAzureCredentials> {
        @Override
        protected Class<HyperShiftAzureCredentials> type() {
            return HyperShiftAzureCredentials.class;
        }

        @Override
        public String getDisplayName() {
            return "HyperShift on Azure: service principal";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}
