package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a client secret is kept: in the Secret with the bundle, else in the bundle's file. Before a secret is made, a claim is left
 * there: by it the next run knows a secret that was made and never kept, and of two runs at once one keeps its secret.
 *
 * @param file where the bundle has files
 * @param secret where it is in a Secret, too
 */
record ClientSecretPlace(ClientSecret.Form form, Optional<Path> file, Optional<BundleSecret> secret) {

    static ClientSecretPlace of(ClientSecret.Form form, HandoffSteps handoff) {
        return new ClientSecretPlace(
                form,
                handoff.files().map(it -> it.directory().resolve(form.purpose().file())),
                handoff.secret());
    }

    Optional<ClientSecret> find() {
        return text(name()).or(() -> file.flatMap(ClientSecretPlace::read)).flatMap(this::parse);
    }

    /** Whether it is where {@link #keep} would put it. */
    boolean isKept(ClientSecret content) {
        return text(name()).flatMap(this::parse).equals(Optional.of(content));
    }

    /** Puts a secret that is known to work where it belongs. */
    void copy(ClientSecret content) {
        if (secret.isPresent()) {
            secret.get().change(it -> it.with(name(), form.write(content)));
        } else {
            write(file.orElseThrow(), form.write(content));
        }
    }

    /** The claim of whoever is making a secret, or was. */
    Optional<String> claim() {
        return text(claimName());
    }

    /**
     * Claims the place.
     *
     * @param before the claim that was there
     * @return false when somebody else was faster
     */
    boolean claim(Optional<String> before, String mine) {
        if (secret.isPresent()) {
            return secret.get()
                    .change(it -> it.file(claimName()).equals(before) ? it.with(claimName(), mine) : it)
                    .file(claimName())
                    .equals(Optional.of(mine));
        }
        try {
            if (before.isEmpty()) {
                return PrivateFile.writeNew(claimFile(), mine);
            }
            if (!claim().equals(before)) {
                return false;
            }
            PrivateFile.write(claimFile(), mine);
            return true;
        } catch (IOException e) {
            throw unwritable(claimFile(), e);
        }
    }

    /** Keeps a secret while the claim on the place is one's own; returns whether it was. */
    boolean keep(ClientSecret content, String mine) {
        if (secret.isPresent()) {
            var kept = secret.get()
                    .change(it -> it.file(claimName()).equals(Optional.of(mine))
                            ? it.with(name(), form.write(content)).without(claimName())
                            : it);
            return kept.file(name()).flatMap(this::parse).equals(Optional.of(content));
        }
        if (!claim().equals(Optional.of(mine))) {
            return false;
        }
        write(file.orElseThrow(), form.write(content));
        try {
            Files.deleteIfExists(claimFile());
        } catch (IOException e) {
            throw unwritable(claimFile(), e);
        }
        return true;
    }

    /** What a user calls the place. */
    String title() {
        return secret.map(it -> name() + " of " + it.name())
                .orElseGet(() -> file.orElseThrow().toString());
    }

    private String name() {
        return form.purpose().file();
    }

    private String claimName() {
        return "." + name() + ".claim";
    }

    private Path claimFile() {
        return file.orElseThrow().resolveSibling(claimName());
    }

    private Optional<ClientSecret> parse(String text) {
        return ClientSecret.parse(form.purpose(), text);
    }

    /** What is under a name in the place that counts. */
    private Optional<String> text(String name) {
        return secret.isPresent()
                ? secret.get().find().flatMap(it -> it.file(name))
                : file.flatMap(it -> read(it.resolveSibling(name)));
    }

    private static Optional<String> read(Path path) {
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot read {}: {}", path, e.toString()), e);
        }
    }

    private static void write(Path path, String text) {
        try {
            PrivateFile.write(path, text);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static HyperShiftException unwritable(Path path, IOException e) {
        return new HyperShiftException(Problem.of("file", "cannot write {}: {}", path, e.toString()), e);
    }
}
