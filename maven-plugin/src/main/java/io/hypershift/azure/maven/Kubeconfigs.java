package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Source;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the management cluster's kubeconfig is: as given, else where kubectl looks, else that of the pod this runs in. */
final class Kubeconfigs {
    private Kubeconfigs() {}

    static Source management(@Nullable File given) {
        return management(given, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** The same for a goal that can do without: none where nobody gave one and kubectl would find none either. */
    static Source managementIfAny(@Nullable File given) {
        var source = usual(given, System.getenv(), Path.of(System.getProperty("user.home")));
        return given == null && source instanceof Source.OfFile file && !Files.exists(file.path())
                ? Source.none()
                : source;
    }

    static Source management(@Nullable File given, Map<String, String> environment, Path home) {
        var usual = usual(given, environment, home);
        var isThere = given != null || (usual instanceof Source.OfFile file && Files.exists(file.path()));
        return isThere ? usual : Access.inClusterKubeconfig().orElse(usual);
    }

    private static Source usual(@Nullable File given, Map<String, String> environment, Path home) {
        if (given != null) {
            return Source.file(given.toPath());
        }
        var variable = environment.getOrDefault("KUBECONFIG", "");
        return Source.file(variable.isBlank() ? home.resolve(".kube/config") : first(variable));
    }

    private static Path first(String paths) {
        int end = paths.indexOf(File.pathSeparatorChar);
        return Path.of(end < 0 ? paths : paths.substring(0, end));
    }
}
