package io.hypershift.azure.foundation;

import java.nio.file.Path;
import java.util.List;

/** The handoff bundle: the files that phase 1 gives to phases 2 and 3, under the guide's and ccoctl's names. */
public record Bundle(Path directory) {
    static final String FOUNDATION = "foundation.json";
    static final String WORKLOAD_IDENTITIES = "workload-identities.json";
    static final String EXTERNAL_DNS = "azure_mgmt.json";
    static final String CLUSTER_OPERATIONS = "azure-credentials.json";
    static final String PRIVATE_KEY = "serviceaccount-signer.private";
    static final String PUBLIC_KEY = "serviceaccount-signer.public";
    static final String ISSUER_URL = "oidc-issuer-url";

    /** The files that a cluster is created with. */
    static final List<String> FILES = List.of(FOUNDATION, WORKLOAD_IDENTITIES, PRIVATE_KEY);

    public Path privateKey() {
        return directory.resolve(PRIVATE_KEY);
    }

    /** A key that was followed by another, under its id. */
    Path formerKey(String id) {
        return directory.resolve(formerKeyName(id));
    }

    static String formerKeyName(String id) {
        return "serviceaccount-signer-" + id + ".private";
    }

    /** What external DNS signs in with. */
    public Path externalDns() {
        return directory.resolve(EXTERNAL_DNS);
    }

    /** What the principal for cluster operations signs in with. */
    public Path clusterOperations() {
        return directory.resolve(CLUSTER_OPERATIONS);
    }

    /** Whether all of the file of that name must be told nobody. */
    static boolean isSecret(String name) {
        return name.endsWith(".private");
    }

    public Path publicKey() {
        return directory.resolve(PUBLIC_KEY);
    }

    /** Client ids by component, as {@code hypershift create iam azure} writes them. */
    public Path workloadIdentities() {
        return directory.resolve(WORKLOAD_IDENTITIES);
    }

    /** All that is known of the foundation, principal ids included. */
    public Path foundation() {
        return directory.resolve(FOUNDATION);
    }

    /** The issuer's URL on one line, for scripts. */
    public Path issuerUrl() {
        return directory.resolve(ISSUER_URL);
    }
}
