package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.diagnose.DiagnoseRequest;
import io.hypershift.azure.diagnose.DiagnosisReport;
import io.hypershift.azure.failure.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a diagnosis writes on the controller, where it stays until it is archived with the build.
 *
 * @param root where what belongs to the build goes
 */
public record DiagnosisFiles(Path root, ClusterKey key) {

    /**
     * The request for it.
     *
     * @param forJUnit whether a report for JUnit is wanted as well
     * @param words in which it tells remedies
     */
    public DiagnoseRequest request(String operatorNamespace, boolean forJUnit, Words words) {
        return new DiagnoseRequest(
                key,
                root.resolve(folder()),
                forJUnit ? Optional.of(junit()) : Optional.empty(),
                Optional.of(root.resolve(key.name() + ".events.jsonl")),
                operatorNamespace,
                words);
    }

    /** The folder of the cluster's diagnosis, the same below the root and among the artifacts. */
    public String folder() {
        return key.name() + "-diagnosis";
    }

    /** What is archived with the build: by the path of an artifact, the file's path below the root. */
    public Map<String, String> archived(DiagnosisReport report) {
        var artifacts = new LinkedHashMap<String, String>();
        report.files().stream()
                .filter(file -> file.startsWith(root.resolve(folder())) && !file.equals(junit()))
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .forEach(path -> artifacts.put("hypershift/" + path, path));
        return artifacts;
    }

    /** The report for JUnit, which goes into the workspace; empty when there is none. */
    public Optional<String> readJUnit() throws IOException {
        return Files.isRegularFile(junit()) ? Optional.of(Files.readString(junit())) : Optional.empty();
    }

    private Path junit() {
        return root.resolve(folder()).resolve("junit.xml");
    }
}
