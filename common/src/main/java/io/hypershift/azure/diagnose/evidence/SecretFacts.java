package io.hypershift.azure.diagnose.evidence;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a Secret that a HostedCluster names, without what is secret in it.
 *
 * @param use what for: {@code pullSecret}, {@code serviceAccountSigningKey}, {@code sshKey} or {@code secretEncryption}
 * @param isThere whether there is such a Secret
 * @param keys the names of its entries
 * @param flaw what is wrong with its content; empty where nothing is
 * @param keyId the id of the signing key in it, if it holds one
 * @param modulus the same key's public part, base64url
 * @param registries those that a pull secret has logins for
 */
public record SecretFacts(
        String use,
        String name,
        boolean isThere,
        Set<String> keys,
        String flaw,
        Optional<String> keyId,
        Optional<String> modulus,
        List<String> registries) {

    public SecretFacts {
        keys = Set.copyOf(keys);
        registries = List.copyOf(registries);
    }

    static SecretFacts missing(String use, String name) {
        return new SecretFacts(use, name, false, Set.of(), "", Optional.empty(), Optional.empty(), List.of());
    }
}
