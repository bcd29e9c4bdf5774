package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.entra.Caller;
import io.hypershift.azure.sandbox.azure.entra.TokenIssuer;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Azure Resource Manager. */
public final class ResourceManager implements HttpHandler {
    private static final Set<String> AUDIENCES = Set.of(
            "https://management.core.windows.net",
            "https://management.azure.com",
            "https://management.core.usgovcloudapi.net",
            "https://management.usgovcloudapi.net",
            "https://management.core.chinacloudapi.cn",
            "https://management.chinacloudapi.cn");

    private final ArmState state;
    private final TokenIssuer tokens;
    private final Gates gates;
    private final Throttle throttle;
    private final ActivityLog log;
    private final Providers providers;
    private final Policies policies;
    private final Quotas quotas;
    private final Features features = new Features();
    private final Marketplace marketplace = new Marketplace();
    private final SubscriptionState subscription;
    private final List<Endpoint> endpoints;

    public ResourceManager(ArmState state, TokenIssuer tokens, Authorizer authorizer, List<ResourceType> particular) {
        var types = new ResourceTypes(particular);
        this.state = state;
        this.tokens = tokens;
        this.log = new ActivityLog(state.clock());
        this.providers = new Providers(state.subscription());
        this.policies = new Policies(state.subscription());
        this.quotas = new Quotas(state);
        this.subscription = new SubscriptionState(state.subscription());
        this.throttle = new Throttle(state.settings(), state.clock());
        this.gates = new Gates(
                state,
                authorizer,
                providers,
                policies,
                throttle,
                new MachineChecks(state, quotas, features, marketplace, new DiskEncryption(state, authorizer)),
                subscription);
        this.endpoints = List.of(
                new Subscriptions(state, authorizer, subscription),
                new ResourceLists(state, authorizer),
                new Groups(state, types, authorizer),
                providers,
                policies,
                quotas,
                features,
                new OperationsEndpoint(state, types),
                new RoleDefinitionsEndpoint(state),
                new RoleAssignmentLists(state),
                log,
                new ResourcesEndpoint(state, types, policies));
    }

    /** Which resource providers are registered. */
    public Providers providers() {
        return providers;
    }

    /** What the organisation forbids. */
    public Policies policies() {
        return policies;
    }

    /** How many virtual machines there may be. */
    public Quotas quotas() {
        return quotas;
    }

    /** Which preview features may be used. */
    public Features features() {
        return features;
    }

    /** What machines can be made from. */
    public Marketplace marketplace() {
        return marketplace;
    }

    /** Whether anything may be changed at all. */
    public SubscriptionState subscription() {
        return subscription;
    }

    /** Lets operations that are due come to their ends. */
    public void settle() {
        synchronized (state) {
            state.operations().settle();
        }
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        settle();
        var headers = commonHeaders(request);
        ArmAnswer answer;
        try {
            var call = new ArmCall(request, ArmPath.parse(request.rawPath()), authenticate(request));
            answer = answer(call);
            headers.put(
                    "x-ms-ratelimit-remaining-subscription-" + Throttle.kind(call) + "s",
                    String.valueOf(throttle.left(call)));
        } catch (ArmException refused) {
            answer = refused.answer();
        }
        headers.putAll(answer.headers());
        return new ArmAnswer(answer.status(), headers, answer.body()).toHttp();
    }

    private ArmAnswer answer(ArmCall call) {
        ArmAnswer answer;
        try {
            gates.check(call);
            answer = endpoint(call.path()).answer(call);
        } catch (ArmException refused) {
            answer = refused.answer();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            answer = ArmAnswer.error(503, "ServerShuttingDown", "The sandbox is closing.");
        }
        log.record(call, answer);
        return answer;
    }

    private Endpoint endpoint(ArmPath path) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.serves(path))
                .findFirst()
                .orElseThrow(() -> new ArmException(
                        404, "InvalidResourceType", "The path '%s' is not known.".formatted(path.scope())));
    }

    private Caller authenticate(HttpRequest request) {
        var header = request.header("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .orElseThrow(() -> unauthenticated(
                        "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing."));
        return tokens.recognise(header.substring("Bearer ".length()), AUDIENCES)
                .orElseThrow(() -> unauthenticated(
                        "InvalidAuthenticationToken", "The access token is invalid, expired or for another audience."));
    }

    private ArmException unauthenticated(String code, String message) {
        return new ArmException(401, code, message)
                .with(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=\"https://login.microsoftonline.com/%s\", error=\"invalid_token\", error_description=\"%s\""
                                .formatted(state.directory().tenant(), message));
    }

    private static Map<String, String> commonHeaders(HttpRequest request) {
        var id = UUID.randomUUID().toString();
        var headers = new HashMap<>(Map.of(
                "Cache-Control", "no-cache",
                "Pragma", "no-cache",
                "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
                "X-Content-Type-Options", "nosniff",
                "x-ms-request-id", id,
                "x-ms-correlation-request-id",
                        request.header("x-ms-correlation-request-id").orElse(id),
                "x-ms-routing-request-id", "SANDBOX:" + id));
        request.header("x-ms-client-request-id").ifPresent(own -> headers.put("x-ms-client-request-id", own));
        return headers;
    }
}
