package com.cloudbees.plugins.credentials.impl;

import com.cloudbees.plugins.credentials.BaseCredentials;
import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import java.io.UnsupportedEncodingException;

/** What credentials with an id and a description begin with. */
public abstract class BaseStandardCredentials extends BaseCredentials implements StandardCredentials {
    public BaseStandardCredentials(CredentialsScope scope, String id, String description) {}

    @Override
    public String getId() {
        throw new UnsupportedOperationException("a declaration only");
    }

    @Override
    public String getDescription() {
        throw new UnsupportedOperationException("a declaration only");
    }

    /** What descriptors of such credentials begin with. */
    protected abstract static class BaseStandardCredentialsDescriptor extends CredentialsDescriptor {
        protected BaseStandardCredentialsDescriptor() {}

        public String getCheckIdUrl(CredentialsStore store) throws UnsupportedEncodingException {
            throw new UnsupportedOperationException("a declaration only");
        }
    }
}
