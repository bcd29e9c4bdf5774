package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

/** What Jenkins knows of a kind of credentials. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> {
    protected CredentialsDescriptor() {}
}
