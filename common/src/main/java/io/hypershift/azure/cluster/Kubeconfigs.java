package io.hypershift.azure.cluster;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands out the kubeconfigs of clusters that are there. */
public final class Kubeconfigs {
    private final Supplier<KubeApi> management;
    private final Supplier<KubeApi> another;
    private final HostedAccess access;
    private final PlanRunner runner;
    private final EventListener events;
    private final Redactor redactor;

    /** @param another opens one more client of the management cluster, for who needs it longer than this one lives */
    public Kubeconfigs(
            Supplier<KubeApi> management,
            Supplier<KubeApi> another,
            HostedAccess access,
            PlanRunner runner,
            EventListener events,
            Redactor redactor) {
        this.management = management;
        this.another = another;
        this.access = access;
        this.runner = runner;
        this.events = events;
        this.redactor = redactor;
    }

    /** Writes what is asked for into files of mode 0600. */
    public CreatedKubeconfig create(CreateKubeconfigRequest request) {
        HyperShiftException.throwIfAny(request.validate());
        return request.clusterName()
                .map(name -> one(request, new ClusterKey(request.namespace(), name)))
                .orElseGet(() -> all(request));
    }

    /** Tells by events which files {@link #create} would write; no port is forwarded. */
    public void rehearse(CreateKubeconfigRequest request) {
        HyperShiftException.throwIfAny(request.validate());
        var plan = request.clusterName()
                .map(name -> new ClusterKey(request.namespace(), name))
                .map(key -> plan(request, key, read(key, request.custom())))
                .orElseGet(() -> plan(request, readAll(request)));
        runner.dryRun(plan, new Cancellation()).orThrow();
    }

    /**
     * The administrator's kubeconfig of a cluster.
     *
     * @param custom whether the one by the API server's own DNS name is wanted
     */
    public AdministratorKubeconfig read(ClusterKey key, boolean custom) {
        return learned(AdministratorKubeconfig.read(management.get(), key, KubeconfigKind.of(custom)));
    }

    /** Opens a way to a cluster's API server through the management cluster, which the caller closes. */
    public ApiForward forward(AdministratorKubeconfig kubeconfig) {
        return ApiForward.open(another.get(), kubeconfig);
    }

    /** Where a cluster's web console is. */
    public Optional<String> consoleUrl(AdministratorKubeconfig kubeconfig) {
        return new ConsoleUrl(management.get(), access).of(kubeconfig);
    }

    private CreatedKubeconfig one(CreateKubeconfigRequest request, ClusterKey key) {
        var usual = read(key, request.custom());
        var forward = request.portForward() ? Optional.of(forward(usual)) : Optional.<ApiForward>empty();
        try {
            var kubeconfig = forward.map(ApiForward::kubeconfig).orElse(usual);
            runner.run(plan(request, key, kubeconfig), new Cancellation()).orThrow();
            var cluster = new HostedCluster(
                    key.name(),
                    key.namespace(),
                    kubeconfig.infraId(),
                    kubeconfig.apiUrl(),
                    request.file(),
                    Duration.ZERO);
            return new CreatedKubeconfig(
                    List.of(key), request.file(), Optional.of(cluster), consoleUrl(kubeconfig), forward);
        } catch (RuntimeException e) {
            forward.ifPresent(ApiForward::close);
            throw e;
        }
    }

    private CreatedKubeconfig all(CreateKubeconfigRequest request) {
        var kubeconfigs = readAll(request);
        if (kubeconfigs.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("no-kubeconfig", "no cluster in namespace {} has a kubeconfig", request.namespace()));
        }
        runner.run(plan(request, kubeconfigs), new Cancellation()).orThrow();
        return new CreatedKubeconfig(
                kubeconfigs.stream().map(AdministratorKubeconfig::key).toList(),
                request.file(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Plan plan(CreateKubeconfigRequest request, ClusterKey key, AdministratorKubeconfig kubeconfig) {
        var plan = KubeconfigFile.plan(key, request.file(), Optional.of(kubeconfig.content()));
        request.kubeadminPasswordFile().ifPresent(file -> {
            var password = KubeadminPassword.read(management.get(), key);
            redactor.learn(password);
            plan.step("file " + file, new KubeconfigFile(file, Optional.of(password)));
        });
        return plan;
    }

    private static Plan plan(CreateKubeconfigRequest request, List<AdministratorKubeconfig> kubeconfigs) {
        var plan = Plan.named("kubeconfigs of namespace " + request.namespace());
        var content = new MergedKubeconfig(kubeconfigs).content();
        plan.step("file " + request.file(), new KubeconfigFile(request.file(), Optional.of(content)));
        return plan;
    }

    /** Those of all clusters that have one; a cluster that goes meanwhile is passed over like one that is not up yet. */
    private List<AdministratorKubeconfig> readAll(CreateKubeconfigRequest request) {
        var found = new ArrayList<AdministratorKubeconfig>();
        var clusters = management
                .get()
                .listIfServed(ClusterObjects.API_VERSION, ClusterObjects.HOSTED_CLUSTER, request.namespace(), Map.of());
        for (var cluster : clusters) {
            var key = new ClusterKey(request.namespace(), cluster.name());
            try {
                found.add(read(key, request.custom()));
            } catch (HyperShiftException e) {
                if (!e.has(AdministratorKubeconfig.NOT_YET) && !e.has(KubeCall.NOT_FOUND)) {
                    throw e;
                }
                events.on(new Event.Note(Text.of("cluster {} has no kubeconfig: passed over", key)));
            }
        }
        return found;
    }

    private AdministratorKubeconfig learned(AdministratorKubeconfig kubeconfig) {
        kubeconfig.secrets().forEach(redactor::learn);
        return kubeconfig;
    }
}
