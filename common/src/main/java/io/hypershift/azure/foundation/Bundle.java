package io.hypershift.azure.foundation;

import java.nio.file.Path;

/** The handoff bundle: the files that phase 1 gives to phases 2 and 3, under the guide's and ccoctl's names. */
public record Bundle(Path directory) {

    public Path privateKey() {
        return directory.resolve("serviceaccount-signer.private");
    }

    public Path publicKey() {
        return directory.resolve("serviceaccount-signer.public");
    }

    /** Client ids by component, as {@code hypershift create iam azure} writes them. */
    public Path workloadIdentities() {
        return directory.resolve("workload-identities.json");
    }

    /** All that is known of the foundation, principal ids included. */
    public Path foundation() {
        return directory.resolve("foundation.json");
    }

    /** The issuer's URL on one line, for scripts. */
    public Path issuerUrl() {
        return directory.resolve("oidc-issuer-url");
    }
}
