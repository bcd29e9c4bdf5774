package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.HostedClusterManifest.Account;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The objects that HyperShift works from, in the CLI's order ({@code cmd/cluster/core/create.go}, {@code asObjects}). */
record ObjectsToMake(PreparedCluster cluster, Account account) {

    /**
     * An object.
     *
     * @param manifest makes it: a key is made anew each time
     * @param existing what to do with one that is there
     */
    record ObjectToMake(Ref ref, Supplier<Manifest> manifest, Existing existing) {
        static ObjectToMake updated(Manifest manifest) {
            return new ObjectToMake(manifest.ref(), () -> manifest, new Existing.Update());
        }

        /** A cluster that is there goes on with what it has, whatever would be made or given by now. */
        static ObjectToMake kept(Ref ref, Supplier<Manifest> manifest) {
            return new ObjectToMake(ref, manifest, new Existing.Keep(ref));
        }
    }

    /** What a HostedCluster refers to. */
    List<ObjectToMake> references() {
        var key = cluster.key();
        var secrets = new Secrets(key);
        var names = new ObjectNames(key.name());
        var files = cluster.files();
        var objects = new ArrayList<ObjectToMake>();
        files.trustBundle()
                .map(pem -> ObjectToMake.updated(TrustBundle.of(key, pem)))
                .ifPresent(objects::add);
        objects.add(ObjectToMake.updated(secrets.pullSecret(files.pullSecret())));
        if (files.hasSshKey()) {
            objects.add(files.sshKey()
                    .map(it -> ObjectToMake.updated(secrets.sshKey(it)))
                    .orElseGet(() -> ObjectToMake.kept(secret(names.sshKey()), secrets::newSshKey)));
        }
        objects.add(ObjectToMake.updated(secrets.cloudCredentials(account)));
        var pem = cluster.trust().signingKey().privatePem();
        objects.add(ObjectToMake.kept(secret(names.signingKey()), () -> secrets.signingKey(pem)));
        if (new Encryption(cluster).key().isEmpty()) {
            objects.add(ObjectToMake.kept(secret(names.etcdEncryptionKey()), secrets::etcdEncryptionKey));
        }
        return objects;
    }

    /** The Secret with the key that clusters' tokens are signed with. */
    Ref signingKey() {
        return secret(new ObjectNames(cluster.key().name()).signingKey());
    }

    Manifest hostedCluster(Infra infra) {
        return new HostedClusterManifest(cluster, infra, account).manifest();
    }

    private Ref secret(String name) {
        return Ref.core("Secret", cluster.key().namespace(), name);
    }
}
