package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;

/** Binds credentials to variables for as long as a body runs. */
public abstract class MultiBinding<C extends StandardCredentials> extends AbstractDescribableImpl<MultiBinding<C>> {
    protected MultiBinding(String credentialsId) {}

    protected abstract Class<C> type();

    public abstract MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException;

    public Set<String> variables(Run<?, ?> build) throws CredentialNotFoundException {
        throw new UnsupportedOperationException("a declaration only");
    }

    protected final C getCredentials(Run<?, ?> build) throws CredentialNotFoundException {
        throw new UnsupportedOperationException("a declaration only");
    }

    /** The variables of a binding. */
    public static final class MultiEnvironment implements Serializable {
        public MultiEnvironment(Map<String, String> secret, Map<String, String> open) {}

        public MultiEnvironment(Map<String, String> secret, Map<String, String> open, Unbinder unbinder) {}
    }

    /** Takes back what a binding has left. */
    public interface Unbinder extends Serializable {}
}
