package com.cloudbees.plugins.credentials;

import hudson.model.Describable;
import java.io.Serializable;

/** Credentials of any kind. */
public interface Credentials extends Describable<Credentials>, Serializable {
    CredentialsScope getScope();

    @Override
    CredentialsDescriptor getDescriptor();
}
