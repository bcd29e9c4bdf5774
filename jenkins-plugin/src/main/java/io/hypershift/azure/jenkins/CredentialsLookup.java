package io.hypershift.azure.jenkins;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Where credentials are looked for: never wider than the build may look that is to use them. */
@FunctionalInterface
interface CredentialsLookup {
    Optional<StandardCredentials> find(String id);

    /** What a build may use; that it did is recorded with them. */
    static CredentialsLookup of(Run<?, ?> run) {
        var tracked = ConcurrentHashMap.<String>newKeySet();
        return id -> {
            var found = CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of());
            if (found != null && tracked.add(id)) { // once a step is enough: each time writes a file
                CredentialsProvider.track(run, found);
            }
            return Optional.ofNullable(found);
        };
    }

    /** What the builds of a job could use; of a job that is gone, those of the folder it was in. */
    static CredentialsLookup ofJob(String fullName) {
        var item = nearest(fullName);
        var all = item == null
                ? CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, (ItemGroup<?>) Jenkins.get(), ACL.SYSTEM2, List.of())
                : CredentialsProvider.lookupCredentialsInItem(StandardCredentials.class, item, ACL.SYSTEM2, List.of());
        return id -> Optional.ofNullable(CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
    }

    private static @Nullable Item nearest(String fullName) {
        var jenkins = Jenkins.get();
        for (var name = fullName; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('/')))) {
            var item = jenkins.getItemByFullName(name);
            if (item != null) {
                return item;
            }
        }
        return null;
    }
}
