package io.hypershift.azure.sandbox;

import io.hypershift.azure.sandbox.azure.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that tell a client how to reach the sandbox and who it may be. */
record SandboxFiles(Path directory) {

    static SandboxFiles in(Path directory) {
        try {
            return new SandboxFiles(Files.createDirectories(directory).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory " + directory, e);
        }
    }

    Path certificates() {
        return directory.resolve("ca.pem");
    }

    Path credentials() {
        return directory.resolve("azure-credentials.json");
    }

    Path pullSecret() {
        return directory.resolve("pull-secret.json");
    }

    Path kubeconfig() {
        return directory.resolve("management.kubeconfig");
    }

    /** The kubeconfig of the management cluster for those who come by a door. */
    Path doorKubeconfig(int number) {
        return directory.resolve("door-" + number + ".kubeconfig");
    }

    Path properties() {
        return directory.resolve("sandbox.properties");
    }

    Path exchanges() {
        return directory.resolve("exchanges.jsonl");
    }

    void writeCertificates(String pem) {
        write(certificates(), pem);
    }

    void writeKubeconfig(String kubeconfig) {
        writeSecret(kubeconfig(), kubeconfig);
    }

    void writeDoorKubeconfig(int number, String kubeconfig) {
        writeSecret(doorKubeconfig(number), kubeconfig);
    }

    void writeCredentials(String secret) {
        writeSecret(
                credentials(),
                Json.write(Json.object()
                        .put("subscriptionId", InitialState.SUBSCRIPTION)
                        .put("tenantId", InitialState.TENANT)
                        .put("clientId", InitialState.CLIENT)
                        .put("clientSecret", secret)));
    }

    /** A pull secret in the form of the real one, with a login for each registry that its images come from. */
    void writePullSecret() {
        var login = Base64.getEncoder().encodeToString("sandbox:sandbox".getBytes(StandardCharsets.UTF_8));
        var document = Json.object();
        var logins = document.putObject("auths");
        for (var registry : new String[] {"quay.io", "registry.connect.redhat.com", "registry.redhat.io"}) {
            logins.putObject(registry).put("auth", login).put("email", "sandbox@example.com");
        }
        writeSecret(pullSecret(), Json.write(document));
    }

    /** As Java writes properties, so that both a reader of these and a shell loop over lines get them right. */
    void writeProperties(Map<String, String> properties) {
        write(
                properties(),
                properties.entrySet().stream()
                        .map(property ->
                                property.getKey() + "=" + property.getValue().replace("\\", "\\\\") + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
    }

    void startExchanges() {
        write(exchanges(), "");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void writeSecret(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
