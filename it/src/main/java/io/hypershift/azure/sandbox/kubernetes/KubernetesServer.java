package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpServer;
import io.hypershift.azure.sandbox.http.Listener;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import io.hypershift.azure.sandbox.told.Egress;
import io.hypershift.azure.sandbox.told.Images;
import io.hypershift.azure.sandbox.told.Programs;
import io.hypershift.azure.sandbox.told.ReleaseImages;
import io.hypershift.azure.sandbox.told.StoppedControllers;
import io.hypershift.azure.sandbox.told.Told;
import java.util.List;
import java.util.function.UnaryOperator;

/** A Kubernetes API server with nothing behind it: it keeps objects as a real one does, and no node runs them. */
public final class KubernetesServer implements AutoCloseable {
    private static final int BODY_LIMIT = 3 << 20;

    private final Listener listener;
    private final HttpHandler api;
    private final HttpServer http;
    private final Store store;
    private final Controllers controllers;
    private final Delays delays;
    private final Users users;
    private final PodLogs logs;
    private final PortForwards portForwards;
    private final Faults faults;
    private final ServerClock clock;
    private final Told told;
    private final String adminToken;
    private final String authority;

    private KubernetesServer(CertificateAuthority ca, KubernetesSettings settings) {
        this.store = new Store();
        this.users = new Users();
        this.logs = new PodLogs();
        this.faults = new Faults();
        this.clock = new ServerClock();
        this.told = new Told();
        this.delays = new Delays();
        this.authority = ca.pem();
        this.adminToken = users.add("system:admin", request -> true);
        var kinds = new Kinds(store);
        var effects = new KindEffects(new PodAdmission(store), settings.definitionDelay());
        var creation = new Creation(store, effects);
        var modification = new Modification(store, effects);
        var deletion = new Deletion(store);
        this.portForwards = new PortForwards(store);
        var resources = new ResourceRequests(
                new Reads(store),
                new Watches(store),
                new Writes(store, creation, modification, deletion),
                new Patches(store, creation, modification),
                new Scales(store, modification),
                new Bindings(modification),
                new LogReads(store, logs),
                portForwards);
        var namespaces =
                new NamespaceController(store, kinds, creation, deletion, authority, delays, settings.namespaceDelay());
        var definitions = new DefinitionController(store, kinds, deletion, delays, settings.definitionDelay());
        this.controllers = new Controllers(
                store,
                List.of(namespaces, definitions, new GarbageCollector(store, kinds, deletion), new LogKeeper(logs)),
                "kubernetes-controllers");
        new FreshCluster(kinds, creation, namespaces).fill();
        controllers.start();
        this.api = new ApiServer(kinds, users, faults, adminRequests(), resources);
        this.listener = Listener.tls(ca.serverContext("localhost", "127.0.0.1", "kubernetes.default.svc"))
                .withBodyLimit(BODY_LIMIT)
                .withClock(clock);
        this.http = HttpServer.start(listener.withPort(settings.port()), api);
    }

    private List<AdminRequests> adminRequests() {
        return List.of(
                new FaultRequests(faults),
                new ClockRequests(clock),
                new ImageRequests(told.images()),
                new ReleaseRequests(told.releases()),
                new StreamRequests(told.streams()),
                new LoginRequests(told.logins()),
                new ProgramRequests(told.programs()),
                new EgressRequests("/sandbox/egress", told.egress()),
                new EgressRequests("/sandbox/node-egress", told.nodeEgress()),
                new ControllerRequests(told.controllers()),
                new NodeRequests(told.nodes()),
                new UserRequests(users, authority));
    }

    /** Starts a server on a free port whose clients trust the given authority. */
    public static KubernetesServer start(CertificateAuthority ca) {
        return start(ca, KubernetesSettings.DEFAULT);
    }

    public static KubernetesServer start(CertificateAuthority ca, KubernetesSettings settings) {
        return new KubernetesServer(ca, settings);
    }

    public String url() {
        return http.url();
    }

    /**
     * Opens one more free port of this server, which is for the caller to close.
     *
     * @param before puts something before the server that answers there
     */
    public HttpServer listen(UnaryOperator<HttpHandler> before) {
        return HttpServer.start(listener, before.apply(api));
    }

    /** The bearer token of a cluster admin. */
    public String adminToken() {
        return adminToken;
    }

    /** A kubeconfig of a cluster admin; its only context is `sandbox`. */
    public String kubeconfig() {
        return kubeconfig(adminToken);
    }

    /** A kubeconfig for the bearer of a token. */
    public String kubeconfig(String token) {
        return Kubeconfigs.of(url(), authority, token);
    }

    /** A kubeconfig of a cluster admin who comes in at another URL of this server. */
    public String kubeconfigAt(String url) {
        return Kubeconfigs.of(url, authority, adminToken);
    }

    /** Who else may come in. */
    public Users users() {
        return users;
    }

    /** What containers write. */
    public PodLogs logs() {
        return logs;
    }

    /** Tells where pods' ports are; without that nothing listens on any. */
    public void connect(PodPorts ports) {
        portForwards.connect(ports);
    }

    /** Where the server is told to fail. */
    public Faults faults() {
        return faults;
    }

    /** What time the server tells in the Date of its answers. */
    public ServerClock clock() {
        return clock;
    }

    /** What befalls the cluster from outside. */
    public Told told() {
        return told;
    }

    /** Which OpenShift releases registries have. */
    public ReleaseImages releases() {
        return told.releases();
    }

    /** What registries give out to the cluster's nodes. */
    public Images images() {
        return told.images();
    }

    /** What the cluster's containers do. */
    public Programs programs() {
        return told.programs();
    }

    /** What can be reached from the cluster. */
    public Egress egress() {
        return told.egress();
    }

    /** Which of the cluster's controllers do nothing. */
    public StoppedControllers controllers() {
        return told.controllers();
    }

    /** Forgets all changes so far, so that watches of older revisions are told 410. */
    public void compact() {
        store.compact();
    }

    @Override
    public void close() {
        http.close();
        controllers.close();
        delays.close();
    }
}
