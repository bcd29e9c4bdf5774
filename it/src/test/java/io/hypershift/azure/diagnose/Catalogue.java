package io.hypershift.azure.diagnose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Scenarios, each on the site it needs: those that are nothing to each other share one, a few at a time. */
final class Catalogue implements AutoCloseable {
    /** So many clusters at a time come up in a sandbox without waiting for each other. */
    private static final int TOGETHER = 5;

    /** Sites are busy for a while, and idle for a while. */
    private static final int SITES = 2;

    private final String name;
    private final ExecutorService pool = Executors.newFixedThreadPool(SITES);
    private final Map<Scenario, CompletableFuture<Outcome>> outcomes = new LinkedHashMap<>();

    private Catalogue(String name) {
        this.name = name;
    }

    /** Begins to run all of them. */
    static Catalogue begin(String name, List<Scenario> scenarios) {
        var catalogue = new Catalogue(name);
        scenarios.forEach(it -> catalogue.outcomes.put(it, new CompletableFuture<>()));
        var number = 0;
        for (var group : groups(scenarios)) {
            var site = name + "-" + number++;
            catalogue.pool.execute(() -> catalogue.run(site, group));
        }
        return catalogue;
    }

    private static List<List<Scenario>> groups(List<Scenario> scenarios) {
        var groups = new ArrayList<List<Scenario>>();
        var open = new LinkedHashMap<Setting, List<Scenario>>();
        for (var scenario : scenarios) {
            if (!scenario.place().isShared()) {
                groups.add(List.of(scenario));
                continue;
            }
            var group = open.computeIfAbsent(scenario.place().setting(), any -> new ArrayList<>());
            group.add(scenario);
            if (group.size() == TOGETHER) {
                groups.add(open.remove(scenario.place().setting()));
            }
        }
        groups.addAll(open.values());
        return groups;
    }

    private void run(String siteName, List<Scenario> group) {
        try (var site = new SampleSite(siteName, group.get(0).place().setting())) {
            var runs = new ArrayList<ScenarioRun>();
            for (var scenario : group) {
                attempt(scenario, () -> runs.add(ScenarioRun.begin(scenario, site)));
            }
            for (var run : runs) {
                attempt(run.scenario(), run::strike);
            }
            for (var run : runs) {
                attempt(run.scenario(), () -> {
                    run.awaitSignal();
                    promised(run.scenario()).complete(outcome(run));
                });
            }
        } catch (RuntimeException | Error e) {
            group.forEach(it -> fail(it, e));
        }
    }

    private void attempt(Scenario scenario, Runnable work) {
        if (!promised(scenario).isDone()) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                fail(scenario, e);
            }
        }
    }

    private void fail(Scenario scenario, Throwable problem) {
        promised(scenario).complete(new Outcome(scenario, Optional.empty(), Optional.of(problem)));
    }

    private static Outcome outcome(ScenarioRun run) {
        return new Outcome(run.scenario(), Optional.of(run.diagnose()), Optional.empty());
    }

    Outcome outcome(Scenario scenario) {
        return promised(scenario).join();
    }

    private CompletableFuture<Outcome> promised(Scenario scenario) {
        return Objects.requireNonNull(outcomes.get(scenario));
    }

    List<Outcome> outcomes() {
        return outcomes.values().stream().map(CompletableFuture::join).toList();
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
