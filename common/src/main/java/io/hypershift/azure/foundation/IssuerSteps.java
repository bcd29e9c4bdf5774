package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.util.Map;

/** The OIDC issuer: a storage account that everybody may read two documents of, and the key that they publish. */
final class IssuerSteps {
    private final String url;
    private final Step<SigningKey> key;

    IssuerSteps(
            Plan plan,
            FoundationRequest request,
            OidcStorage storage,
            IssuerPlace place,
            KeyPlace keys,
            Step<Group> group,
            Map<String, String> tags) {
        this.url = storage.url(place.account(), place.container());
        var writer = request.prefix();
        var account = plan.step(
                "storage account " + place.account(),
                storage.account(group, request.persistentResourceGroup(), place.account(), tags),
                group);
        var container =
                plan.step("container " + place.container(), storage.container(account, place.container()), account);
        this.key = plan.step(
                "signing key",
                new SigningKeyResource(
                        keys,
                        request.issuer(),
                        writer,
                        values -> storage.published(values.of(account), url + "/" + OidcDocuments.KEYS_PATH)),
                account);
        plan.step(
                "OIDC issuer " + url,
                storage.document(
                        account,
                        container,
                        OidcDocuments.DISCOVERY_PATH,
                        writer,
                        (values, current) -> OidcDocuments.discovery(url, current)),
                account,
                container);
        plan.step(
                "OIDC keys of " + url,
                storage.document(
                        account,
                        container,
                        OidcDocuments.KEYS_PATH,
                        writer,
                        (values, current) -> OidcDocuments.keys(
                                values.of(key), request.issuer().retireSigningKey(), current)),
                account,
                container,
                key);
    }

    /** The issuer's URL. */
    String url() {
        return url;
    }

    Step<SigningKey> key() {
        return key;
    }
}
