package io.hypershift.azure.cluster;

import io.hypershift.azure.input.ValueRule;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key of Azure Key Vault or Managed HSM that etcd's data is encrypted with (HyperShift {@code support/azureutil}, {@code
 * GetAzureEncryptionKeyInfo}).
 *
 * @param vaultType {@code KeyVault} or {@code ManagedHSM}
 */
record EncryptionKey(String vault, String name, String version, String vaultType) {
    static final ValueRule RULE = new ValueRule(
            text -> parse(text).isPresent(),
            "it must be the URL of a version of a key, such as https://myvault.vault.azure.net/keys/etcd/0123456789abcdef");

    private static final Pattern URL = Pattern.compile(
            "https://([a-zA-Z0-9][-a-zA-Z0-9]{0,126})\\.(vault|managedhsm)((\\.[-a-z0-9]+)+)(?::\\d+)?/keys/([-a-zA-Z0-9]{1,127})/([a-zA-Z0-9]{1,255})/?");

    static Optional<EncryptionKey> parse(String url) {
        var match = URL.matcher(url);
        return match.matches()
                ? Optional.of(new EncryptionKey(
                        match.group(1),
                        match.group(5),
                        match.group(6),
                        match.group(2).equals("vault") ? "KeyVault" : "ManagedHSM"))
                : Optional.empty();
    }

    boolean isOfManagedHsm() {
        return vaultType.equals("ManagedHSM");
    }
}
