package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.it.Mishap.Struck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The promise, with real Maven processes: whatever happens to a build, nothing is left of its cluster, and nobody else's is
 * touched. What a build's own nets cannot do any more, one reaper does, once the cluster's time is over. The builds run beside
 * each other on one foundation, and beside a neighbour's cluster. Those that are tried in every {@code mvn verify} are few;
 * {@code -Dmatrix=all} tries all, {@code -Dmatrix=NAME,NAME} some, and the profile {@code maven-versions} all with several
 * versions of Maven.
 */
@Order(0) // it takes long, and nothing waits for it when it begins first
class NothingLeftIT {
    /** So many builds at a time: each mostly waits. */
    private static final int AT_ONCE = 2;

    @Test
    void nothing_is_left_whatever_happens_to_a_build() {
        try (var street = Street.in("nothing-left")) {
            var cells = cells();
            var results = inParallel(cells, cell -> cell.run(street));
            var left = street.reap();
            results.forEach(it -> System.out.printf(
                    "matrix: Maven %-12s %-26s exit code %3d, %2d things left by the build, %d after the reaper%n",
                    it.cell().version(),
                    it.cell().mishap(),
                    it.exitCode(),
                    it.left(),
                    left.of(it.cell().cluster())));
            System.out.printf(
                    "matrix: %d builds, %d things left, of foundation and neighbour %d missing%n",
                    results.size(), left.extra().size(), left.missing().size());
            assertThat(results).allSatisfy(Result::isAsPromised);
            assertThat(left.extra()).as("left behind").isEmpty();
            assertThat(left.missing()).as("taken from others").isEmpty();
        }
    }

    private static List<Cell> cells() {
        var homes = BuildPaths.mavenHomes();
        return homes.stream()
                .flatMap(home -> Arrays.stream(Mishap.values())
                        .filter(it -> isWanted(it, homes.size() > 1 ? "all" : "few"))
                        .map(it -> new Cell(home, it)))
                .toList();
    }

    private static boolean isWanted(Mishap mishap, String unlessTold) {
        var wanted = System.getProperty("matrix", unlessTold);
        return switch (wanted) {
            case "all" -> true;
            case "few" -> mishap.isTriedAlways();
            default -> List.of(wanted.split(",", -1)).contains(mishap.name());
        };
    }

    private static List<Result> inParallel(List<Cell> cells, Function<Cell, Result> run) {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var running = cells.stream()
                    .map(it -> CompletableFuture.supplyAsync(() -> run.apply(it), pool))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    /** What became of a build. */
    private record Result(Cell cell, int exitCode, String output, long left) {

        void isAsPromised() {
            assertThat(exitCode).as(cell + output).isEqualTo(cell.mishap().exitCode());
            assertThat(cell.mishap().tells()).as(cell + output).allMatch(output::contains);
            switch (cell.mishap().remainder()) {
                case NOTHING -> assertThat(left).as(cell + output).isZero();
                case ON_ITS_WAY -> assertThat(output).as(cell.toString()).contains("Finish with: mvn", cell.cluster());
                case SOMETHING -> assertThat(left).as(cell + output).isPositive();
                case ANYTHING -> {}
            }
        }
    }

    /** One build: a version of Maven, and what happens to it. */
    private record Cell(Path home, Mishap mishap) {

        String version() {
            var name = home.getFileName().toString();
            return name.startsWith("apache-maven-") ? name.substring("apache-maven-".length()) : "of this build";
        }

        String cluster() {
            var maven = version().equals("of this build")
                    ? "own"
                    : version().substring(0, 3).replace(".", "");
            return "m" + maven + "-" + mishap.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-x";
        }

        Result run(Street street) {
            mishap.prepare(street.sandbox(), cluster());
            var reached = new CompletableFuture<Void>();
            var project = mishap.project(street.sample(cluster()));
            try (var door = street.sandbox().open(mishap.guard(reached));
                    var maven = Maven.at(home, door.properties()).start(project.directory(), command(street))) {
                var struck = CompletableFuture.runAsync(() -> {
                    reached.join();
                    mishap.strike(new Struck(maven, door, street.sandbox(), cluster()));
                });
                var run = maven.await();
                struck.cancel(true);
                return new Result(this, run.exitCode(), "\n" + run.output(), street.thingsOf(cluster()));
            }
        }

        private String[] command(Street street) {
            var goals = new ArrayList<>(List.of(
                    "verify",
                    "-Dhypershift.clusterName=" + cluster(),
                    "-Dhypershift.ttl=" + Street.TTL.toMinutes() + "m",
                    "-Dhypershift.clusterGracePeriod=5s",
                    "-Dhypershift.bundleDirectory=" + street.bundle()));
            goals.addAll(mishap.arguments());
            return goals.toArray(String[]::new);
        }
    }
}
