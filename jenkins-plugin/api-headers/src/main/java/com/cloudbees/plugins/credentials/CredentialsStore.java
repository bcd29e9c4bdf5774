package com.cloudbees.plugins.credentials;

/** Where credentials are kept. */
public abstract class CredentialsStore {
    private CredentialsStore() {}
}
