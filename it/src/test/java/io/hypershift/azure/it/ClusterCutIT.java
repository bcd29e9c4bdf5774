package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.it.Neighbourhood.Deed;
import io.hypershift.azure.sandbox.Guard.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Wherever one who makes or destroys a cluster is killed, before a request has any effect or after it has had it: done again, it is as
 * if nothing had happened, and nothing is there twice. A sample of all requests is tried; with {@code -Dexhaustive} every one.
 */
@Timeout(1800)
class ClusterCutIT {
    private static final boolean EXHAUSTIVE = System.getProperty("exhaustive") != null;
    private static final int SAMPLE = 4;
    private static final String NAME = "again";

    private static Neighbourhood neighbourhood;

    private record Cut(int request, Decision how) {}

    @BeforeAll
    static void prepare() {
        neighbourhood = Neighbourhood.in("cluster-cut");
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    @Test
    void a_cluster_whose_maker_is_killed_at_any_request_is_completed_by_the_next() {
        neighbourhood.repeat(Deed.CREATE, NAME);
        var undisturbed = ofCluster();
        neighbourhood.repeat(Deed.DESTROY, NAME);
        neighbourhood.isAsItWas();
        var cut = 0;
        for (var it : cuts(neighbourhood.requestsOf(Deed.CREATE))) {
            cut += neighbourhood.cut(Deed.CREATE, NAME, it.request(), it.how()) ? 1 : 0;
            neighbourhood.forgetWhoIsAtWork();
            neighbourhood.repeat(Deed.CREATE, NAME);
            assertThat(ofCluster()).as(it.toString()).isEqualTo(undisturbed);
            neighbourhood.repeat(Deed.DESTROY, NAME);
            neighbourhood.isAsItWas();
        }
        assertThat(cut).as("makers that were really killed").isPositive();
    }

    @Test
    void a_cluster_whose_destroyer_is_killed_at_any_request_is_gone_after_the_next() {
        var cut = 0;
        for (var it : cuts(neighbourhood.requestsOf(Deed.DESTROY))) {
            cut += neighbourhood.cut(Deed.DESTROY, NAME, it.request(), it.how()) ? 1 : 0;
            neighbourhood.forgetWhoIsAtWork();
            neighbourhood.repeat(Deed.DESTROY, NAME);
            neighbourhood.isAsItWas();
        }
        assertThat(cut).as("destroyers that were really killed").isPositive();
    }

    /** What there is of the cluster, its infra ID and the names that chance gives its machines aside. */
    private static List<String> ofCluster() {
        var state = neighbourhood.readyState(NAME);
        var all = new ArrayList<>(anonymous(state.azure()));
        all.addAll(anonymous(state.management()));
        Collections.sort(all);
        return all;
    }

    private static List<String> anonymous(SortedSet<String> names) {
        return names.stream()
                .filter(it -> it.contains(NAME) && !it.contains("/roleAssignments/"))
                .map(it -> it.replaceAll(NAME + "-(?!" + NAME + ")[a-z0-9]{5}(?=[^a-z0-9]|$)", NAME + "-ID"))
                .map(it -> it.replaceAll(NAME + "-(?!" + NAME + ")[A-Za-z0-9]{2,10}-[a-z0-9]{5}", NAME + "-MACHINE"))
                .map(it -> it.replaceAll("(?<=/publicIPAddresses/" + NAME + "-)(?!ID$).*", "SERVICE"))
                .map(it -> it.replaceAll("(?<=(token|user-data)-" + NAME + "-).*", "HASH"))
                .collect(Collectors.toList());
    }

    private static List<Cut> cuts(int requests) {
        var all = new ArrayList<Cut>();
        for (int request = 1; request <= requests; request++) {
            all.add(new Cut(request, Decision.CUT_BEFORE));
            all.add(new Cut(request, Decision.CUT_AFTER));
        }
        if (EXHAUSTIVE) {
            return all;
        }
        Collections.shuffle(all, new Random(20261126));
        return all.subList(0, Math.min(SAMPLE, all.size()));
    }
}
