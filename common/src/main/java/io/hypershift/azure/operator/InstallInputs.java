package io.hypershift.azure.operator;

import static io.hypershift.azure.failure.Parameter.ADDITIONAL_TRUST_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.HYPERSHIFT_IMAGE;
import static io.hypershift.azure.failure.Parameter.IMAGE_REFS_FILE;
import static io.hypershift.azure.failure.Parameter.MANIFEST_FILE;
import static io.hypershift.azure.failure.Parameter.OPERATOR_NAMESPACE;
import static io.hypershift.azure.failure.Parameter.PULL_SECRET_FILE;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromFile;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request's files, read, and all that is wrong with it.
 *
 * @param secrets the Secrets to write beside the operator; they alone hold credentials
 * @param references what must be there already
 * @param renderFiles what the rendering reads, by file name; none of it is secret
 * @param given the manifests, where a file gives them
 */
record InstallInputs(
        List<Manifest> secrets,
        List<SecretKey> references,
        Map<String, String> renderFiles,
        Optional<List<Manifest>> given,
        List<Problem> problems) {
    /** A key that a Secret beside the operator must have. */
    record SecretKey(String secret, String key) {}

    static final String TRUST_BUNDLE = "ca-bundle.crt";
    static final String IMAGE_REFS = "image-refs.yaml";

    /** The inputs of a request that has nothing wrong with it. */
    static InstallInputs of(InstallOperatorRequest request) {
        var inputs = read(request);
        HyperShiftException.throwIfAny(inputs.problems());
        return inputs;
    }

    static InstallInputs read(InstallOperatorRequest request) {
        var checks = new Checks();
        checks.matches(OPERATOR_NAMESPACE, request.namespace(), Names.LABEL, Names.LABEL_RULE);
        var secrets = new ArrayList<Manifest>();
        pullSecret(request, checks).ifPresent(secrets::add);
        var references = new ArrayList<SecretKey>();
        for (var option : CredentialRules.of(request)) {
            option.check(checks, secrets, references, request.namespace());
        }
        OptionRules.check(request, checks);
        var renderFiles = new TreeMap<String, String>();
        Optional<List<Manifest>> given = Optional.empty();
        if (request.manifests() instanceof FromFile from) {
            given = manifests(from, request.namespace(), checks);
        } else if (request.manifests() instanceof FromJob job) {
            checks.matches(HYPERSHIFT_IMAGE, job.image(), Names.IMAGE, Names.IMAGE_RULE);
            job.flags().validate(checks);
            read(ADDITIONAL_TRUST_BUNDLE_FILE, job.additionalTrustBundle(), TRUST_BUNDLE, renderFiles, checks);
            read(IMAGE_REFS_FILE, job.imageRefs(), IMAGE_REFS, renderFiles, checks);
        }
        return new InstallInputs(
                List.copyOf(secrets),
                List.copyOf(references),
                Map.copyOf(renderFiles),
                given,
                checks.problems().stream().distinct().toList());
    }

    boolean hasPullSecret() {
        return secrets.stream().anyMatch(it -> it.name().equals(OperatorSecret.PULL_SECRET));
    }

    private static Optional<Manifest> pullSecret(InstallOperatorRequest request, Checks checks) {
        if (!request.pullSecret().isGiven()
                || JsonInput.object(PULL_SECRET_FILE, request.pullSecret(), checks)
                        .isEmpty()) {
            return Optional.empty();
        }
        return checks.content(PULL_SECRET_FILE, request.pullSecret())
                .map(it -> OperatorSecret.pullSecret(request.namespace(), it));
    }

    private static Optional<List<Manifest>> manifests(FromFile from, String namespace, Checks checks) {
        var text = checks.content(MANIFEST_FILE, from.file());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var manifests = RenderedManifest.parse(text.get(), from.file().origin());
            RenderedManifest.refuseWithoutOperator(
                    manifests, namespace, from.file().origin());
            return Optional.of(manifests);
        } catch (HyperShiftException e) {
            e.problems().forEach(checks::add);
            return Optional.empty();
        }
    }

    private static void read(
            Parameter parameter, Source source, String name, Map<String, String> files, Checks checks) {
        if (source.isGiven()) {
            checks.content(parameter, source).ifPresent(it -> files.put(name, it));
        }
    }
}
