package com.cloudbees.plugins.credentials;

/** Credentials that know who may see them. */
public class BaseCredentials implements Credentials {
    protected BaseCredentials() {}

    @Override
    public CredentialsScope getScope() {
        throw new UnsupportedOperationException("a declaration only");
    }

    @Override
    public CredentialsDescriptor getDescriptor() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
