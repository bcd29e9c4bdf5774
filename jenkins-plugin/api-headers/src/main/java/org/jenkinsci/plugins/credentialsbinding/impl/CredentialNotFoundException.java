package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.AbortException;

/** There are no such credentials for the build. */
public class CredentialNotFoundException extends AbortException {
    public CredentialNotFoundException(String message) {
        super(message);
    }
}
