package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Outside;
import io.hypershift.azure.azureapi.PublicStorage;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Whether the world can read the issuer's documents, and finds in them what clusters sign with. */
final class IssuerChecks {
    private static final Text OPEN = Text.of(
            "Open it: {}. If a policy closes it again, ask the policy's owner for an exemption.",
            Operation.CREATE_FOUNDATION);

    private final Foundation foundation;
    private final PublicStorage storage;
    private final Outside outside;

    IssuerChecks(Foundation foundation, PublicStorage storage, Outside outside) {
        this.outside = outside;
        this.foundation = foundation;
        this.storage = storage;
    }

    void addTo(Checklist list, Probe<SigningKey> key, Probe<?> group) {
        var before = storageChecks(list, group);
        var issuer = foundation.oidcIssuerUrl();
        list.add(
                "issuer's discovery document",
                () -> IssuerDocuments.discovery(issuer, outside.get(issuer + "/" + OidcDocuments.DISCOVERY_PATH)),
                before.toArray(Probe<?>[]::new));
        before.add(key);
        list.add(
                "issuer's keys",
                answers -> IssuerDocuments.keys(answers.of(key), outside.get(issuer + "/" + OidcDocuments.KEYS_PATH)),
                before.toArray(Probe<?>[]::new));
    }

    /** What of an issuer is in Azure's blob storage; one that is served from elsewhere is only looked at from outside. */
    private List<Probe<?>> storageChecks(Checklist list, Probe<?> group) {
        var probes = new ArrayList<Probe<?>>();
        var url = URI.create(foundation.oidcIssuerUrl());
        var host = url.getHost() == null ? "" : url.getHost();
        int end = host.indexOf(".blob.");
        if (end > 0) {
            var account = host.substring(0, end);
            var container = url.getPath().replaceFirst("^/", "");
            var accountThere = list.add("storage account " + account, () -> account(account), group);
            probes.add(accountThere);
            probes.add(list.add("container " + container, () -> container(account, container), accountThere));
        }
        return probes;
    }

    private Finding<Boolean> account(String account) {
        return storage.allowsAnonymousReads(foundation.persistentResourceGroup(), account)
                .map(open -> open
                        ? Finding.passed("allows anonymous reads")
                        : Finding.<Boolean>failed(
                                Text.of("allows no anonymous reads (allowBlobPublicAccess is false)"), OPEN))
                .orElseGet(() -> notThere());
    }

    private Finding<Boolean> container(String account, String container) {
        return storage.publicAccess(foundation.persistentResourceGroup(), account, container)
                .map(access -> access.equals("None")
                        ? Finding.<Boolean>failed(Text.of("is not public (public access level None)"), OPEN)
                        : Finding.passed("public access level {}", access))
                .orElseGet(() -> notThere());
    }

    private static Finding<Boolean> notThere() {
        return Finding.failed(
                Text.of("it is not there"), Text.of("Make what is missing: {}", Operation.CREATE_FOUNDATION));
    }
}
