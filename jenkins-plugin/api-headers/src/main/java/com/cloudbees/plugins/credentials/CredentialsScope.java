package com.cloudbees.plugins.credentials;

/** Who may see credentials. */
public enum CredentialsScope {
    SYSTEM,
    GLOBAL,
    USER
}
