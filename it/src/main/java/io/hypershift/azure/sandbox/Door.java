package io.hypershift.azure.sandbox;

import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Passage.Side;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.http.HttpServer;
import io.hypershift.azure.sandbox.proxy.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way of its own into a sandbox, for one client among several: its requests are counted, and it can be cut off from the
 * world as if it had died, while everybody else goes on.
 *
 * <p>Counted is what arrives as an HTTP request for Azure, a registry or the API server: not CONNECT, not what is sent to the proxy
 * itself. A client that repeats a dropped request by itself, as the JDK's does with a GET on an old connection, is counted
 * again.
 */
public final class Door implements AutoCloseable {
    private final Sandbox sandbox;
    private final Path kubeconfig;
    private final Gatekeeper keeper;
    private final Proxy proxy;
    private final HttpServer management;
    private final AtomicInteger serving = new AtomicInteger();
    private final Set<Side> cut = ConcurrentHashMap.newKeySet();

    Door(Sandbox sandbox, Guard guard, Path kubeconfig) {
        this.sandbox = sandbox;
        this.kubeconfig = kubeconfig;
        this.keeper = new Gatekeeper(guard);
        this.proxy = Proxy.start(
                sandbox.certificateAuthority(),
                sandbox.outside()::knows,
                guarded(Side.AZURE, sandbox.outside()),
                new AdminApi(sandbox.azure()));
        this.management = sandbox.management().listen(api -> guarded(Side.MANAGEMENT, api));
    }

    /** The properties of the sandbox for those who come this way. */
    public Map<String, String> properties() {
        return sandbox.properties(proxy(), kubeconfig);
    }

    /** The proxy that leads to Azure this way. */
    public URI proxy() {
        return proxy.uri();
    }

    /** The management cluster's API server this way. */
    public String managementUrl() {
        return management.url();
    }

    /** How many requests have come in; those that came after the cut are not among them. */
    public int requests() {
        return keeper.requests();
    }

    /** Whether both sides are cut: every connection is closed, and the request that it was cut at has had what effect it had. */
    public boolean isCut() {
        return cut.containsAll(Set.of(Side.values()));
    }

    /** Whether nothing is being served: after a cut, nothing will have an effect any more. */
    public boolean isIdle() {
        return serving.get() == 0;
    }

    /** Cuts both sides. */
    public void cut() {
        for (var side : Side.values()) {
            keeper.shut(side);
        }
        for (var side : Side.values()) {
            cut(side);
        }
    }

    /**
     * Cuts off Azure or the management cluster for good: every connection is closed, watches and CONNECT tunnels too, new
     * ones are refused, and what is still queued has no effect. Only a request that is being served already is served to
     * its end, as by a server that does not notice.
     */
    public void cut(Side side) {
        keeper.shut(side);
        switch (side) {
            case AZURE -> proxy.cut();
            case MANAGEMENT -> management.cut();
        }
        cut.add(side);
    }

    private HttpHandler guarded(Side side, HttpHandler behind) {
        return request -> answer(side, request, behind);
    }

    private HttpResponse answer(Side side, HttpRequest request, HttpHandler behind) {
        var decision = keeper.decide(side, request);
        serving.incrementAndGet();
        try {
            var answer = decision.serves() ? behind.handle(request) : new HttpResponse.Dropped();
            return decision == Decision.PASS ? answer : new HttpResponse.Dropped();
        } finally {
            serving.decrementAndGet();
            if (decision.cuts()) {
                cut();
            }
        }
    }

    /** Cuts both sides, and interrupts what is still being served. */
    @Override
    public void close() {
        cut();
        proxy.close();
        management.close();
    }
}
