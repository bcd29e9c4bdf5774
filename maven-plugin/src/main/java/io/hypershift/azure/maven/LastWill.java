package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sensitive.Redactor;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the removal of one cluster, all that a JVM has time for at its end: its lease has then expired, and HyperShift cleans
 * up. The rest is for the command it prints, or for a reaper.
 *
 * @param texts how the cluster is reached, by the names below: no type of our own crosses to the hook's class loader
 */
record LastWill(Map<String, String> texts, PrintStream out) implements Runnable {
    static final String NAME = "name";
    static final String NAMESPACE = "namespace";
    static final String OWNER = "owner";
    static final String KUBECONFIG = "kubeconfig";
    static final String CONTEXT = "context";
    static final String SERVER = "server";
    static final String TOKEN = "token";
    static final String PROXY = "proxy";
    static final String CA_BUNDLE = "caBundle";
    static final String COMMAND = "command";

    @Override
    public void run() {
        var key = new ClusterKey(text(NAMESPACE).orElse(""), text(NAME).orElse(""));
        var redactor = new Redactor();
        try (var hypershift = HyperShiftAzure.open(access(), event -> {}, redactor)) {
            var request = new DestroyClusterRequest(key, text(OWNER).orElse(""), Duration.ZERO);
            if (hypershift.clusters().abandon(request)) {
                tell("cluster " + key
                        + ": the build is told to end; the cluster's lease has expired and its removal is begun");
            }
        } catch (RuntimeException | LinkageError e) {
            tell("cluster " + key + ": the build is told to end, and its removal could not be begun: "
                    + redactor.redact(String.valueOf(e.getMessage())));
        }
    }

    private void tell(String line) {
        out.println("[WARNING] " + line + System.lineSeparator() + "[WARNING]   Finish with: "
                + text(COMMAND).orElse("destroy-cluster"));
    }

    private Access access() {
        return new Access(
                AzureSignIn.none(),
                kubeconfig(),
                text(CONTEXT),
                new NetworkAccess(text(PROXY).map(URI::create), file(CA_BUNDLE), List.of()));
    }

    private Source kubeconfig() {
        return text(SERVER)
                .map(it -> Access.tokenKubeconfig(it, file(TOKEN), file(CA_BUNDLE), new Inputs()))
                .or(() -> text(KUBECONFIG).map(any -> file(KUBECONFIG)))
                .or(Access::inClusterKubeconfig)
                .orElseGet(Source::none);
    }

    private Source file(String name) {
        return text(name).map(Path::of).map(Source::file).orElseGet(Source::none);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }
}
