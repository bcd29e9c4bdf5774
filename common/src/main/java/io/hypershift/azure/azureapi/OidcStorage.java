package io.hypershift.azure.azureapi;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.StorageManagementClient;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.MinimumTlsVersion;
import com.azure.resourcemanager.storage.models.PublicAccess;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import com.azure.resourcemanager.storage.models.StorageAccountUpdateParameters;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The storage account that serves an OIDC issuer's two public documents. Closing it takes back what rights we had to give to
 * ourselves in order to write them.
 */
public final class OidcStorage implements AutoCloseable {
    private final StorageManagementClient client;
    private final HttpClient http;
    private final TransportRetries retries;
    private final HttpPipeline anonymous;
    private final AzureCall call;
    private final String suffix;
    private final TokenCredential login;
    private final OwnBlobRole ownRole;

    OidcStorage(
            HttpPipeline pipeline,
            AzureProfile profile,
            HttpClient http,
            TransportRetries retries,
            TokenCredential login,
            AzureCall call) {
        this.client = StorageManager.authenticate(pipeline, profile).serviceClient();
        this.http = http;
        this.retries = retries;
        this.anonymous = retries.anonymous(http);
        this.call = call;
        this.login = login;
        this.ownRole = new OwnBlobRole(
                AuthorizationManager.authenticate(pipeline, profile)
                        .roleServiceClient()
                        .getRoleAssignments(),
                call,
                login,
                profile.getSubscriptionId(),
                profile.getEnvironment().getManagementEndpoint());
        this.suffix = Objects.requireNonNullElse(
                profile.getEnvironment().getStorageEndpointSuffix(), AzureEnvironment.AZURE.getStorageEndpointSuffix());
    }

    /**
     * A storage account.
     *
     * @param fresh made a moment ago, so that nothing can be in it yet
     */
    public record Account(String name, String group, Map<String, String> tags, boolean fresh) {}

    /** The accounts of a group; none where there is no such group. */
    public List<Account> accounts(String group) {
        return call.find(
                        "list storage accounts of " + group,
                        () -> client.getStorageAccounts().listByResourceGroup(group).stream()
                                .map(it -> known(it, group))
                                .toList())
                .orElse(List.of());
    }

    private static Account known(StorageAccountInner inner, String group) {
        return new Account(inner.name(), group, Tags.of(inner.tags()), false);
    }

    /** The URL under which a container's documents are public: the issuer's URL. */
    public String url(String account, String container) {
        return "https://" + account + ".blob." + suffix.replaceFirst("^\\.", "") + "/" + container;
    }

    /** An account that allows anonymous reads, as an issuer's must (default is off). */
    public Resource<Account> account(Step<Group> group, String groupName, String name, Map<String, String> tags) {
        return new Resource<>() {
            @Override
            public Look<Account> look(Values values) {
                if (values.of(group).fresh()) {
                    return Look.absent();
                }
                return call.find(
                                "read storage account " + name,
                                () -> client.getStorageAccounts().getByResourceGroup(groupName, name))
                        .map(this::compare)
                        .orElseGet(Look::absent);
            }

            private Look<Account> compare(StorageAccountInner inner) {
                var account = known(inner, groupName);
                return Boolean.TRUE.equals(inner.allowBlobPublicAccess())
                        ? Look.matching(account)
                        : Look.different(account, "allows no anonymous reads");
            }

            @Override
            public Account put(Values values, Look<Account> found) {
                var wanted = new StorageAccountCreateParameters()
                        .withKind(Kind.STORAGE_V2)
                        .withSku(new Sku().withName(SkuName.STANDARD_LRS))
                        .withLocation(values.of(group).location())
                        .withAllowBlobPublicAccess(true)
                        .withMinimumTlsVersion(MinimumTlsVersion.TLS1_2)
                        .withTags(tags);
                if (found instanceof Look.Different<Account>) {
                    return known(allowAnonymousReads(), groupName);
                }
                var made = call.await(
                        "create storage account " + name,
                        () -> client.getStorageAccounts().beginCreate(groupName, name, wanted));
                refuseIfClosed(made);
                return new Account(name, groupName, tags, true);
            }

            private StorageAccountInner allowAnonymousReads() {
                var change = new StorageAccountUpdateParameters().withAllowBlobPublicAccess(true);
                var changed = call.of(
                        "open storage account " + name,
                        () -> client.getStorageAccounts().update(groupName, name, change));
                refuseIfClosed(changed);
                return changed;
            }

            /** A policy may turn the switch back without a word. */
            private void refuseIfClosed(StorageAccountInner account) {
                if (Boolean.FALSE.equals(account.allowBlobPublicAccess())) {
                    throw new HyperShiftException(
                            Problem.of("no-anonymous-reads", "storage account {} allows no anonymous reads", name)
                                    .because("An issuer's documents must be public; a policy seems to forbid it.")
                                    .remedy("Ask the policy's owner for an exemption."));
                }
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return Passing.reason(failure);
            }
        };
    }

    /** A container whose blobs anybody may read. */
    public Resource<String> container(Step<Account> account, String name) {
        return new Resource<>() {
            @Override
            public Look<String> look(Values values) {
                var owner = values.of(account);
                if (owner.fresh()) {
                    return Look.absent();
                }
                return call.find(
                                "read container " + name,
                                () -> client.getBlobContainers().get(owner.group(), owner.name(), name))
                        .map(inner -> inner.publicAccess() == PublicAccess.CONTAINER
                                ? Look.matching(name)
                                : Look.different(name, "is not public"))
                        .orElseGet(Look::absent);
            }

            @Override
            public String put(Values values, Look<String> found) {
                var owner = values.of(account);
                var wanted = new BlobContainerInner().withPublicAccess(PublicAccess.CONTAINER);
                call.of(
                        "create container " + name,
                        () -> client.getBlobContainers().create(owner.group(), owner.name(), name, wanted));
                return name;
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return Passing.reason(failure);
            }
        };
    }

    /**
     * A public document of the container; its value is its URL.
     *
     * @param writer what it is marked with when we write it
     */
    public Resource<String> document(
            Step<Account> account, Step<String> container, String path, String writer, Revision wanted) {
        var upload = new DocumentUpload(http, retries, call, login, this, writer, this::accountKey, ownRole);
        return new PublicDocumentResource(this, anonymous, account, container, path, wanted, upload);
    }

    /** What everybody may read at a URL of an account that was there before; empty where there is nothing. */
    public Optional<PublishedDocument> published(Account account, String url) {
        return account.fresh() ? Optional.empty() : PublishedDocument.read(anonymous, call, url);
    }

    /** An account with all that is in it. */
    public Removal removal(Account account) {
        var accounts = client.getStorageAccounts();
        return new AzureRemoval(
                () -> call.find(
                                "read storage account " + account.name(),
                                () -> accounts.getByResourceGroup(account.group(), account.name()))
                        .isPresent(),
                () -> call.find(
                        "delete storage account " + account.name(),
                        () -> accounts.deleteWithResponse(account.group(), account.name(), Context.NONE)));
    }

    @Override
    public void close() {
        ownRole.close();
    }

    private String accountKey(Account account) {
        return call.of(
                        "read the keys of storage account " + account.name(),
                        () -> client.getStorageAccounts().listKeys(account.group(), account.name()))
                .keys()
                .get(0)
                .value();
    }

    AzureCall call() {
        return call;
    }
}
