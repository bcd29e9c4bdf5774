package io.hypershift.azure.foundation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What phase 1 ends with in the guide: the names and values that phases 2 and 3 go on with. No secret is among them. */
public final class FoundationSummary {
    private FoundationSummary() {}

    public static List<String> lines(Foundation foundation, FoundationRequest request) {
        var lines = new ArrayList<String>();
        lines.add("Phase 1 configuration summary");
        lines.add("  PREFIX=" + foundation.prefix());
        lines.add("  CLUSTER_NAME=" + request.identityNames().prefix());
        lines.add("  PERSISTENT_RG_NAME=" + foundation.persistentResourceGroup());
        lines.add("  LOCATION=" + foundation.location());
        lines.add("  OIDC_STORAGE_ACCOUNT_NAME=" + account(foundation.oidcIssuerUrl()));
        lines.add("  OIDC_ISSUER_URL=" + foundation.oidcIssuerUrl());
        request.handoff().files().ifPresent(bundle -> {
            lines.add("  SA_TOKEN_ISSUER_PRIVATE_KEY_PATH=" + bundle.privateKey());
            lines.add("  SA_TOKEN_ISSUER_PUBLIC_KEY_PATH=" + bundle.publicKey());
            lines.add("  WORKLOAD_IDENTITIES_FILE=" + bundle.workloadIdentities());
            lines.add("  FOUNDATION_FILE=" + bundle.foundation());
            foundation.externalDns().ifPresent(it -> lines.add("  EXTERNAL_DNS_CREDS_FILE=" + bundle.externalDns()));
            foundation.clusterOperations().ifPresent(it -> lines.add("  AZURE_CREDS=" + bundle.clusterOperations()));
        });
        foundation.externalDns().ifPresent(it -> {
            lines.add("  EXTRN_DNS_ZONE_NAME=" + it.zone());
            lines.add("  EXTERNAL_DNS_SP_APP_ID=" + it.application().clientId());
        });
        request.handoff().secret().ifPresent(it -> lines.add("  BUNDLE_SECRET=" + it));
        return lines;
    }

    private static String account(String issuer) {
        return URI.create(issuer).getHost().split("\\.", -1)[0];
    }
}
