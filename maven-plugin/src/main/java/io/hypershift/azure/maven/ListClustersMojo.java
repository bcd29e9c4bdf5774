package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterTable;
import io.hypershift.azure.cluster.Prices;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists all hosted clusters of a management cluster: who owns what until when, how it is and what it costs. */
@Mojo(name = "list-clusters", requiresProject = false, threadSafe = true)
public final class ListClustersMojo extends ManagementMojo {
    /**
     * What machines cost an hour: a JSON object of Azure VM sizes and prices, such as <code>{"Standard_D4s_v3": 0.192}</code>.
     * Without it, no cost is told.
     */
    @Parameter(property = "hypershift.priceFile")
    @Nullable File priceFile;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var checks = new Checks();
        var prices = Prices.read(Source.file(priceFile), checks);
        inputs.addAll(checks.problems());
        return hypershift -> {
            var clusters = hypershift.clusters();
            ClusterTable.lines(clusters.list(), prices, clusters.lifetimes().now())
                    .forEach(getLog()::info);
        };
    }
}
