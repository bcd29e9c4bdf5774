package io.hypershift.azure.operator;

import io.hypershift.azure.input.Source;
import java.util.Optional;

/**
 * Credentials that a Secret beside the operator holds.
 *
 * @param file what we put into a Secret of HyperShift's name; may be none
 * @param secret a Secret that is there already instead
 * @param key the Secret's key that holds them
 */
public record CredentialOption(Source file, Optional<String> secret, String key) {
    /** The CLI's default key. */
    public static final String KEY = "credentials";

    /** None. */
    public static final CredentialOption NONE = new CredentialOption(Source.none(), Optional.empty(), KEY);

    public static CredentialOption of(Source file) {
        return new CredentialOption(file, Optional.empty(), KEY);
    }

    /** Those of a Secret that is there. */
    public static CredentialOption in(String secret) {
        return new CredentialOption(Source.none(), Optional.of(secret), KEY);
    }

    boolean isGiven() {
        return file.isGiven() || secret.isPresent();
    }
}
