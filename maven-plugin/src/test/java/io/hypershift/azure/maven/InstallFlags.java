package io.hypershift.azure.maven;

import io.hypershift.azure.failure.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The flags of {@code hypershift install} that concern Azure, each with its parameter or why it has none. */
final class InstallFlags {
    /** A flag whose parameter has its words stands alone; another one is named after it; after a {@code !} comes why there is none. */
    private static final String FLAGS = """
            --namespace operatorNamespace
            --hypershift-image
            --image-pull-policy
            --pull-secret pullSecretFile
            --limit-crd-install
            --external-dns-provider
            --external-dns-credentials externalDnsCredentialsFile
            --external-dns-secret
            --external-dns-domain-filter
            --external-dns-txt-owner-id
            --external-dns-image
            --external-dns-interval
            --private-platform
            --azure-pls-resource-group
            --azure-private-creds azurePrivateCredsFile
            --azure-private-secret
            --azure-private-secret-key
            --azure-pls-managed-identity-client-id
            --azure-pls-subscription-id
            --enable-conversion-webhook
            --enable-defaulting-webhook
            --enable-validating-webhook
            --disable-capi-conversion-webhook
            --disable-capi-migration
            --enable-etcd-recovery
            --enable-dedicated-request-serving-isolation
            --platform-monitoring
            --metrics-set
            --scale-from-zero-provider
            --scale-from-zero-creds scaleFromZeroCredsFile
            --scale-from-zero-secret
            --scale-from-zero-secret-key
            --tech-preview-no-upgrade
            --registry-overrides
            --image-refs imageRefsFile
            --additional-trust-bundle additionalTrustBundleFile
            --additional-operator-env-vars
            --enable-cpo-overrides
            --enable-size-tagging
            --enable-audit-log-persistence
            --slos-alerts
            --monitoring-dashboards
            --hcp-egress-block-cidrs
            --wait-until-available
            --wait-until-crds-established ! always waited for
            --install-scope ! CRDs and the rest always go together; what is there already is left as it is
            --development ! for HyperShift's own developers
            --cert-rotation-scale ! for HyperShift's own developers
            --exclude-etcd ! for HyperShift's own developers
            --managed-service ! of ARO HCP, not of self-managed Azure
            """;

    private InstallFlags() {}

    /** By flag its parameter; none where it has none. */
    static Map<String, Optional<String>> parameters() {
        var result = new LinkedHashMap<String, Optional<String>>();
        FLAGS.lines().map(line -> line.split(" ", 2)).forEach(parts -> {
            var rest = parts.length == 1 ? camelCase(parts[0]) : parts[1];
            result.put(parts[0], Optional.of(rest).filter(it -> !it.startsWith("!")));
        });
        return result;
    }

    /** The rows of a table. */
    static String rows() {
        return FLAGS.lines().map(InstallFlags::row).collect(Collectors.joining("\n"));
    }

    private static String row(String line) {
        var parts = line.split(" ", 2);
        var rest = parts.length == 1 ? camelCase(parts[0]) : parts[1];
        return "| `" + parts[0] + "` | " + (rest.startsWith("!") ? "none: " + rest.substring(2) : "`" + rest + "`")
                + " |";
    }

    private static String camelCase(String flag) {
        var name = flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(Parameter.values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no parameter has the words of " + flag))
                .camelCase();
    }
}
