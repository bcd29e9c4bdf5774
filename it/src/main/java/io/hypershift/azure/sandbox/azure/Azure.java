package io.hypershift.azure.sandbox.azure;

import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Authorizer;
import io.hypershift.azure.sandbox.azure.arm.Features;
import io.hypershift.azure.sandbox.azure.arm.Marketplace;
import io.hypershift.azure.sandbox.azure.arm.Operations;
import io.hypershift.azure.sandbox.azure.arm.Policies;
import io.hypershift.azure.sandbox.azure.arm.Providers;
import io.hypershift.azure.sandbox.azure.arm.Quotas;
import io.hypershift.azure.sandbox.azure.arm.ResourceManager;
import io.hypershift.azure.sandbox.azure.arm.SubscriptionState;
import io.hypershift.azure.sandbox.azure.blob.Accounts;
import io.hypershift.azure.sandbox.azure.blob.BlobService;
import io.hypershift.azure.sandbox.azure.blob.Blobs;
import io.hypershift.azure.sandbox.azure.blob.BootLogs;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import io.hypershift.azure.sandbox.azure.entra.Entra;
import io.hypershift.azure.sandbox.azure.entra.FederatedLogin;
import io.hypershift.azure.sandbox.azure.entra.TokenIssuer;
import io.hypershift.azure.sandbox.azure.exchange.Exchanges;
import io.hypershift.azure.sandbox.azure.exchange.Recorder;
import io.hypershift.azure.sandbox.azure.fault.Faults;
import io.hypershift.azure.sandbox.azure.fault.FaultyHandler;
import io.hypershift.azure.sandbox.azure.graph.Graph;
import io.hypershift.azure.sandbox.azure.provider.ParticularTypes;
import io.hypershift.azure.sandbox.azure.provider.ZoneMaker;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** All of Azure behind its host names: one tenant with one subscription. */
public final class Azure implements HttpHandler {
    private final ResourceStore resources = new ResourceStore();
    private final Blobs blobs = new Blobs();
    private final Faults faults = new Faults();
    private final Directory directory;
    private final Accounts accounts;
    private final Exchanges exchanges;
    private final ResourceManager resourceManager;
    private final Map<Cloud.Service, HttpHandler> services;
    private final HttpHandler recorded;
    private final ZoneMaker zones;

    /**
     * @param subscription its id
     * @param tenant its id
     * @param exchangesFile where every exchange is appended
     */
    public Azure(String subscription, String tenant, AzureSettings settings, Path exchangesFile) {
        var clock = Clock.systemUTC();
        var tokens = new TokenIssuer(tenant, settings.accessTokens(), clock);
        var authorizer = new Authorizer(resources);
        this.directory = new Directory(tenant);
        this.accounts = new Accounts(resources, blobs);
        this.exchanges = new Exchanges(exchangesFile);
        var state = new ArmState(subscription, resources, directory, new Operations(clock), settings, clock);
        var bootLogs = new BootLogs();
        this.resourceManager =
                new ResourceManager(state, tokens, authorizer, ParticularTypes.of(state, accounts, bootLogs));
        var blobService = new BlobService(accounts, blobs, resources, authorizer, tokens, bootLogs, clock);
        var federated = new FederatedLogin(
                resources, directory, new AnonymousReader(blobService), settings.credentialReplication(), clock);
        this.services = Map.of(
                Cloud.Service.RESOURCE_MANAGER,
                resourceManager,
                Cloud.Service.LOGIN,
                new Entra(directory, federated, tokens, clock),
                Cloud.Service.GRAPH,
                new Graph(directory, tokens, settings.principalReplication(), clock),
                Cloud.Service.BLOB,
                blobService);
        this.zones = new ZoneMaker(state);
        this.recorded = new Recorder(exchanges, new FaultyHandler(faults, this::serve));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return recorded.handle(request);
    }

    private HttpResponse serve(HttpRequest request) {
        resourceManager.settle();
        return Cloud.all().stream()
                .flatMap(cloud -> cloud.service(request.host()).stream())
                .findFirst()
                .map(services::get)
                .map(service -> service.handle(request))
                .orElseGet(() -> HttpResponse.empty(421));
    }

    /** Makes a public DNS zone as if it had always been there. */
    public void createZone(ResourceId group, String domain) {
        zones.create(group, domain);
    }

    /** Everything that exists, role assignments included. */
    public List<Resource> resources() {
        resourceManager.settle();
        return resources.all();
    }

    /** The state itself, to look into or to change behind everybody's back. */
    public ResourceStore store() {
        return resources;
    }

    public Directory directory() {
        return directory;
    }

    /** Storage accounts, their keys and names. */
    public Accounts accounts() {
        return accounts;
    }

    /** The content of storage accounts. */
    public Blobs blobs() {
        return blobs;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** What was asked and answered. */
    public Exchanges exchanges() {
        return exchanges;
    }

    /** What the organisation forbids. */
    public Policies policies() {
        return resourceManager.policies();
    }

    /** How many virtual machines there may be. */
    public Quotas quotas() {
        return resourceManager.quotas();
    }

    /** Which preview features are registered. */
    public Features features() {
        return resourceManager.features();
    }

    /** What virtual machines can be made from. */
    public Marketplace marketplace() {
        return resourceManager.marketplace();
    }

    /** Whether the subscription is enabled. */
    public SubscriptionState subscription() {
        return resourceManager.subscription();
    }

    /** Which resource providers are registered. */
    public Providers providers() {
        return resourceManager.providers();
    }
}
