package io.hypershift.azure.operator;

/**
 * What scaling a node pool up from no node at all needs of the operator: it asks Azure what a VM size has.
 *
 * @param provider {@code azure}, or empty for none
 * @param credentials who asks
 */
public record ScaleFromZeroOptions(String provider, CredentialOption credentials) {
    /** Node pools have a node at least. */
    public static final ScaleFromZeroOptions NONE = new ScaleFromZeroOptions("", CredentialOption.NONE);

    boolean isWanted() {
        return !provider.isBlank();
    }
}
