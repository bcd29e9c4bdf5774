package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a client secret is kept: in the Secret with the bundle, else in the bundle's file.
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
        return inSecret().or(this::inFile);
    }

    /** Whether it is where {@link #keep} would put it. */
    boolean isKept(ClientSecret content) {
        return (secret.isPresent() ? inSecret() : inFile()).equals(Optional.of(content));
    }

    void keep(ClientSecret content) {
        if (secret.isPresent()) {
            secret.get().change(it -> it.with(form.purpose().file(), form.write(content)));
            return;
        }
        var path = file.orElseThrow();
        try {
            PrivateFile.write(path, form.write(content));
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot write {}: {}", path, e.toString()), e);
        }
    }

    /** What a user calls the place. */
    String name() {
        return secret.map(it -> form.purpose().file() + " of " + it.name())
                .orElseGet(() -> file.orElseThrow().toString());
    }

    /**
     * What a secret is called in the directory: by the place that holds it, without telling where that is. So a secret that was never
     * kept is known again, and those that other machines keep are left alone.
     */
    String mark() {
        var place = secret.map(it -> it.name().toString())
                .orElseGet(
                        () -> host() + ":" + file.orElseThrow().toAbsolutePath().normalize());
        return "hypershift-azure " + UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<ClientSecret> inSecret() {
        return secret.flatMap(BundleSecret::find)
                .flatMap(it -> it.file(form.purpose().file()))
                .flatMap(it -> ClientSecret.parse(form.purpose(), it));
    }

    private Optional<ClientSecret> inFile() {
        return file.filter(Files::exists).flatMap(path -> {
            try {
                return ClientSecret.parse(form.purpose(), Files.readString(path));
            } catch (IOException e) {
                throw new HyperShiftException(Problem.of("file", "cannot read {}: {}", path, e.toString()), e);
            }
        });
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
