package com.cloudbees.plugins.credentials.common;

/** A list of credentials with descriptions to choose from. */
public class StandardListBoxModel
        extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {}
