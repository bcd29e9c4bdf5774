package io.hypershift.azure.azureapi;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluentcore.utils.HttpPipelineProvider;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.TrustedCertificates;
import io.hypershift.azure.sensitive.Sensitive;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Azure as one subscription sees it, through one HTTP pipeline. Reads and writes are tried again by the pipeline when
 * Azure throttles (its {@code Retry-After} is obeyed), fails inside, or the connection breaks.
 */
public final class Azure {
    private final AzureCredentials credentials;
    private final HttpPipeline pipeline;
    private final boolean isReadOnly;
    private final AzureProfile profile;
    private final com.azure.core.http.HttpClient http;
    private final TokenCredential login;
    private final TransportRetries retries;

    private Azure(
            AzureCredentials credentials,
            com.azure.core.http.HttpClient http,
            Consumer<Sensitive> learn,
            TransportRetries retries) {
        this.credentials = credentials;
        this.retries = retries;
        this.http = http;
        this.profile = new AzureProfile(
                credentials.tenantId(), credentials.subscriptionId(), Login.environment(credentials.cloud()));
        this.login = new Login(credentials, http, learn).credential();
        this.isReadOnly = false;
        this.pipeline = HttpPipelineProvider.buildHttpPipeline(
                login, profile, null, null, null, retries.policy(), List.of(new IdentityPace()), http);
    }

    /** The same for those who only look. */
    private Azure(Azure same, HttpPipeline pipeline) {
        this.credentials = same.credentials;
        this.retries = same.retries;
        this.http = same.http;
        this.profile = same.profile;
        this.login = same.login;
        this.isReadOnly = true;
        this.pipeline = pipeline;
    }

    /** The same for those who only look: whatever they ask for, nothing is changed. */
    public Azure readOnly() {
        return new Azure(
                this,
                ReadOnlyPipeline.of(login, profile.getEnvironment().getManagementEndpoint(), http, retries.policy()));
    }

    /**
     * Prepares the clients; nothing is sent yet.
     *
     * @param learn is told the secrets that are read later on
     * @param pause before a request that was cut short is sent again; it doubles from there
     */
    public static Azure open(
            AzureCredentials credentials, NetworkAccess network, Consumer<Sensitive> learn, Duration pause) {
        return new Azure(credentials, http(network), learn, new TransportRetries(pause));
    }

    static com.azure.core.http.HttpClient http(NetworkAccess network) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(30))
                .sslContext(TrustedCertificates.context(network.caBundle()));
        var builder = new JdkHttpClientBuilder(http);
        network.proxyAddress()
                .ifPresent(proxy -> builder.proxy(new ProxyOptions(
                        ProxyOptions.Type.HTTP,
                        new java.net.InetSocketAddress(proxy.getHostString(), proxy.getPort()))));
        return builder.build();
    }

    public AzureCredentials credentials() {
        return credentials;
    }

    public String subscription() {
        return credentials.subscriptionId();
    }

    public ResourceGroups groups() {
        return new ResourceGroups(pipeline, profile, call());
    }

    public Identities identities() {
        return new Identities(pipeline, profile, call());
    }

    public Roles roles() {
        return new Roles(pipeline, profile, call());
    }

    public OidcStorage oidcStorage() {
        return new OidcStorage(pipeline, profile, http, retries, login, call());
    }

    public PublicDns publicDns() {
        return new PublicDns(pipeline, profile, call());
    }

    public PrivateDns privateDns() {
        return new PrivateDns(pipeline, profile, call());
    }

    public Networks networks() {
        return new Networks(pipeline, profile, call());
    }

    /** What lies in resource groups, of whatever type. */
    public GroupContent content() {
        var resources = ResourceManager.authenticate(pipeline, profile)
                .withSubscription(subscription())
                .serviceClient()
                .getResources();
        return new GroupContent(resources, new ApiVersions(providers()), call());
    }

    /** Networks that were there before a cluster. */
    public CustomerNetworks customerNetworks() {
        return new CustomerNetworks(arm(), subscription());
    }

    /** Who signs in, and with what rights, as the token tells. */
    public SignIn signIn() {
        return new SignIn(login, profile, call());
    }

    /** The subscription itself. */
    public Subscription subscriptionState() {
        return new Subscription(arm(), subscription());
    }

    /** What can be told of an issuer's storage without changing it. */
    public PublicStorage publicStorage() {
        return new PublicStorage(pipeline, profile, call());
    }

    /** Azure as those see it who have no login. */
    public Outside outside() {
        return new Outside(http);
    }

    /** Which resource providers can be used. */
    public Providers providers() {
        return new Providers(arm(), subscription());
    }

    /** What the organisation's policies forbid. */
    public Policies policies() {
        return new Policies(arm(), subscription());
    }

    /** Sizes of virtual machines, and how many are left. */
    public Compute compute() {
        return new Compute(arm(), subscription());
    }

    /** Resources of whatever type, as they are. */
    public ResourceReads resources() {
        return new ResourceReads(arm(), subscription());
    }

    /** Virtual machines, as they run. */
    public Machines machines() {
        return new Machines(arm(), NetworkManager.authenticate(pipeline, profile), outside(), call());
    }

    /** What somebody may do. */
    public RoleReads roleReads() {
        return new RoleReads(arm(), subscription());
    }

    /** Where Azure answers: the services that every operation needs, by what they are for. */
    public Map<String, String> endpoints() {
        var environment = profile.getEnvironment();
        return new TreeMap<>(Map.of(
                "login", environment.getActiveDirectoryEndpoint(),
                "Resource Manager", environment.getResourceManagerEndpoint(),
                "Microsoft Graph", environment.getMicrosoftGraphEndpoint()));
    }

    /** Microsoft Graph: the tenant's directory. */
    public Graph graph() {
        return new Graph(login, profile, http, retries, call(), isReadOnly);
    }

    /**
     * Whether somebody can sign in with a client secret.
     *
     * @throws HyperShiftException when it could not be tried
     */
    public boolean accepts(String clientId, Sensitive secret) {
        return new Login(credentials.with(new Proof.Secret(clientId, secret)), http, known -> {})
                .isAccepted(SignIn.withSlash(profile.getEnvironment().getManagementEndpoint()), call());
    }

    private JsonCalls arm() {
        return new JsonCalls(pipeline, profile.getEnvironment().getResourceManagerEndpoint(), call());
    }

    private AzureCall call() {
        return new AzureCall(credentials);
    }
}
