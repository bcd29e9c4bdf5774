package com.cloudbees.plugins.credentials;

/** The usual ways to tell whether credentials are wanted. */
public class CredentialsMatchers {
    private CredentialsMatchers() {}

    public static CredentialsMatcher always() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public static CredentialsMatcher withId(String id) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public static <C extends Credentials> C firstOrNull(Iterable<C> credentials, CredentialsMatcher matcher) {
        throw new UnsupportedOperationException("a declaration only");
    }
}
