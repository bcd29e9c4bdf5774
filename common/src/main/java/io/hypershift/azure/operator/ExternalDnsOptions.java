package io.hypershift.azure.operator;

import java.util.Optional;

/**
 * External DNS, which writes the names of hosted clusters into a public zone.
 *
 * @param provider {@code azure}, or empty for none
 * @param credentials Azure's {@code azure.json}: who writes into the zone
 * @param domainFilter the zone's domain; empty where it is not given
 * @param txtOwnerId whose records they are, told by TXT records beside them; unless given, that of the external DNS which runs there,
 *     else one made from zone and cluster
 * @param image HyperShift's own unless given
 * @param interval how often it looks, as Go writes durations: {@code 1m}
 */
public record ExternalDnsOptions(
        String provider,
        CredentialOption credentials,
        String domainFilter,
        Optional<String> txtOwnerId,
        Optional<String> image,
        Optional<String> interval) {
    /** The one provider there is on Azure. */
    public static final String AZURE = "azure";

    /** No external DNS. */
    public static final ExternalDnsOptions NONE =
            new ExternalDnsOptions("", CredentialOption.NONE, "", Optional.empty(), Optional.empty(), Optional.empty());

    /** External DNS for a zone, all else as usual. */
    public static ExternalDnsOptions of(String domainFilter, CredentialOption credentials) {
        return new ExternalDnsOptions(
                AZURE, credentials, domainFilter, Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isWanted() {
        return !provider.isBlank();
    }
}
