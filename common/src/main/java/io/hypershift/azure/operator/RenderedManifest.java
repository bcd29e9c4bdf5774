package io.hypershift.azure.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what {@code hypershift install render} prints. */
final class RenderedManifest {
    /** The Deployment that every rendering has. */
    static final String OPERATOR = "operator";

    private RenderedManifest() {}

    /** The objects of a log, in JSON; a log has what a program complains about, too, which may be in JSON as well. */
    static List<Manifest> read(InputStream log, String origin) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8));
        var text = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!text.isEmpty() || (line.startsWith("{") && !isComplaint(line))) {
                text.append(line).append('\n');
            }
        }
        return checked(() -> text.isEmpty() ? List.of() : Manifests.parseFirst(text.toString()), origin);
    }

    /** A line that is an object of its own, and no Kubernetes object. */
    private static boolean isComplaint(String line) {
        try {
            return !Json.parseObject(line).has("apiVersion");
        } catch (JsonProcessingException e) {
            return false; // it goes on
        }
    }

    /** The objects of the text; {@code origin} is where it came from. */
    static List<Manifest> parse(String text, String origin) {
        return checked(() -> Manifests.parse(text), origin);
    }

    @FunctionalInterface
    private interface Parsing {
        List<Manifest> manifests() throws JsonProcessingException;
    }

    private static List<Manifest> checked(Parsing parsing, String origin) {
        try {
            var manifests = parsing.manifests();
            if (manifests.isEmpty()) {
                throw new HyperShiftException(Problem.of("manifest", "{} holds no Kubernetes object", origin));
            }
            manifests.forEach(manifest -> refuseNameless(manifest, origin));
            return manifests;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new HyperShiftException(
                    Problem.of(
                            "manifest",
                            "{} is neither YAML nor JSON{}",
                            origin,
                            at == null ? "" : " (line " + at.getLineNr() + ")"),
                    e);
        }
    }

    /** A manifest that leaves the cluster without an operator in that namespace is a mistake. */
    static void refuseWithoutOperator(List<Manifest> manifests, String namespace, String origin) {
        var namespaces = manifests.stream()
                .filter(it -> it.kind().equals("Deployment") && it.name().equals(OPERATOR))
                .map(it -> it.ref().namespace())
                .toList();
        if (namespaces.isEmpty()) {
            throw new HyperShiftException(Problem.of(
                            "manifest", "{} does not hold the operator: there is no Deployment named operator", origin)
                    .remedy("Render it whole: hypershift install render --outputs all"));
        }
        if (!namespaces.contains(namespace)) {
            throw new HyperShiftException(Problem.of(
                            "manifest",
                            "{} has the operator in namespace {}, not in {}",
                            origin,
                            namespaces.get(0),
                            namespace)
                    .remedy("Give {}.", new Setting(Parameter.OPERATOR_NAMESPACE, namespaces.get(0))));
        }
    }

    private static void refuseNameless(Manifest manifest, String origin) {
        if (manifest.apiVersion().isEmpty()
                || manifest.kind().isEmpty()
                || manifest.name().isEmpty()) {
            throw new HyperShiftException(Problem.of(
                    "manifest",
                    "{} holds something that is no Kubernetes object: it lacks apiVersion, kind or name",
                    origin));
        }
    }
}
