package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.OidcStorage.Account;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a foundation's OIDC issuer is: in an account of its own, or in one that ccoctl has made. */
record IssuerPlace(String account, String container) {
    /** ccoctl's tag on what it makes; the end of the tag's name is its {@code --name}, after which it calls the container. */
    private static final String CCOCTL = "openshift.io_cloud-credential-operator_";

    /** Looks into the group, since a second issuer beside one that is there would be of no use to anybody. */
    static IssuerPlace find(FoundationRequest request, String ownName, OidcStorage storage) {
        var accounts = storage.accounts(request.persistentResourceGroup());
        var given = request.issuer().storageAccount();
        if (given.isPresent()) {
            return of(given.get(), named(given.get(), accounts));
        }
        if (named(ownName, accounts).isPresent()) {
            return new IssuerPlace(ownName, ownName);
        }
        var others = accounts.stream().filter(it -> ccoctlName(it).isPresent()).toList();
        if (others.size() > 1) {
            throw ambiguous(request, others);
        }
        return others.stream()
                .findFirst()
                .map(it -> of(it.name(), Optional.of(it)))
                .orElseGet(() -> new IssuerPlace(ownName, ownName));
    }

    private static IssuerPlace of(String name, Optional<Account> account) {
        return new IssuerPlace(name, account.flatMap(IssuerPlace::ccoctlName).orElse(name));
    }

    private static Optional<Account> named(String name, List<Account> accounts) {
        return accounts.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static Optional<String> ccoctlName(Account account) {
        return account.tags().entrySet().stream()
                .filter(it -> it.getKey().startsWith(CCOCTL) && it.getValue().equals("owned"))
                .map(Map.Entry::getKey)
                .map(it -> it.substring(CCOCTL.length()))
                .findFirst();
    }

    private static HyperShiftException ambiguous(FoundationRequest request, List<Account> accounts) {
        var names = String.join(", ", accounts.stream().map(Account::name).toList());
        return new HyperShiftException(Problem.of(
                        "several-issuers",
                        "ccoctl has made several storage accounts in group {}: {}",
                        request.persistentResourceGroup(),
                        names)
                .remedy("Say whose issuer it shall be with {}.", Parameter.OIDC_STORAGE_ACCOUNT));
    }
}
