package com.cloudbees.plugins.credentials;

/** Tells whether credentials are wanted. */
public interface CredentialsMatcher {}
