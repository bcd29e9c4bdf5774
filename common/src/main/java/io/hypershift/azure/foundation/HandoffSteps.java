package io.hypershift.azure.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The handoff bundle as steps of a plan: its files, and after them the Secret that holds the same.
 *
 * @param learn hears the signing key
 */
record HandoffSteps(Optional<Bundle> files, Optional<BundleSecret> secret, Consumer<Sensitive> learn) {

    /** The foundation as the bundle tells it so far. */
    Optional<Foundation> foundation() {
        return secret.flatMap(BundleSecret::find)
                .flatMap(it -> it.file(Bundle.FOUNDATION))
                .or(() -> files.flatMap(it -> read(it.foundation())))
                .flatMap(HandoffSteps::foundation);
    }

    private static Optional<Foundation> foundation(String json) {
        try {
            return Optional.of(FoundationFile.read(Json.parseObject(json)));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // and is written anew
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot read {}: {}", file, e.toString()), e);
        }
    }

    /** Where the signing key is kept. */
    KeyPlace keys() {
        var inFiles = files.map(it -> new KeyFiles(it, learn));
        var inSecret = secret.map(KeyInSecret::new);
        if (inFiles.isPresent() && inSecret.isPresent()) {
            return new KeyInBoth(inSecret.get(), inFiles.get());
        }
        return inSecret.<KeyPlace>map(it -> it).or(() -> inFiles).orElseThrow();
    }

    /**
     * Adds the steps.
     *
     * @param known the steps that give what the contents are made of, the key among them
     * @param contents what is in the files beside the key, by their names
     */
    void addTo(Plan plan, Step<SigningKey> key, Step<?>[] known, Map<String, Function<Values, String>> contents) {
        var written = files.stream()
                .flatMap(it -> fileSteps(it, plan, key, known, contents))
                .toList();
        secret.ifPresent(it -> plan.step(
                it.name().toString(),
                new BundleSecretResource(it, (values, content) -> {
                    var wanted = content.with(values.of(key));
                    for (var file : contents.entrySet()) {
                        wanted = wanted.with(file.getKey(), file.getValue().apply(values));
                    }
                    return wanted;
                }),
                Stream.concat(Stream.of(known), written.stream()).toArray(Step<?>[]::new)));
    }

    /** The file of something that is kept in the Secret already; none where it is kept in the file itself, or there are no files. */
    Optional<Step<?>> copy(Plan plan, String name, Function<Values, String> content, Step<?> kept) {
        return secret.isEmpty() ? Optional.empty() : files.map(it -> file(it, plan, name, content, kept));
    }

    private Stream<Step<?>> fileSteps(
            Bundle bundle,
            Plan plan,
            Step<SigningKey> key,
            Step<?>[] known,
            Map<String, Function<Values, String>> contents) {
        Stream<Step<?>> others =
                contents.entrySet().stream().map(it -> file(bundle, plan, it.getKey(), it.getValue(), known));
        if (secret.isEmpty()) {
            return others; // the step of the key has written its files
        }
        Stream<Step<?>> keys = Stream.of(
                file(
                        bundle,
                        plan,
                        Bundle.PRIVATE_KEY,
                        values -> values.of(key).privatePem().reveal(),
                        key),
                file(bundle, plan, Bundle.PUBLIC_KEY, values -> values.of(key).publicPem(), key));
        return Stream.concat(keys, others);
    }

    private static Step<?> file(
            Bundle bundle, Plan plan, String name, Function<Values, String> content, Step<?>... after) {
        return plan.step("file " + name, new FileResource(bundle.directory().resolve(name), content), after);
    }
}
