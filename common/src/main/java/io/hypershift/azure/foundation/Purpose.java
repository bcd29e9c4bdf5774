package io.hypershift.azure.foundation;

/** What an application of the foundation that signs in with a secret of its own is for. */
enum Purpose {
    /** Writes the host names of clusters' services into the zone of external DNS. */
    EXTERNAL_DNS("external-dns", Bundle.EXTERNAL_DNS),

    /** Creates and destroys clusters. */
    CLUSTER_OPERATIONS("cluster-operations", Bundle.CLUSTER_OPERATIONS);

    private final String word;
    private final String file;

    Purpose(String word, String file) {
        this.word = word;
        this.file = file;
    }

    /** As in the application's name, {@code {prefix}-external-dns}. */
    String word() {
        return word;
    }

    /** The file of the bundle that holds its secret. */
    String file() {
        return file;
    }
}
