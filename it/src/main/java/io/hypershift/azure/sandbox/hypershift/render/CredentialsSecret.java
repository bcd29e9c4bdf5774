package io.hypershift.azure.sandbox.hypershift.render;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Credentials that are given as a file, of which the CLI makes a Secret, or as the name of a Secret that is there. */
enum CredentialsSecret {
    PRIVATE_PLATFORM("hypershift-operator-azure-credentials", "azure-private-creds", "azure-private-secret"),
    SCALE_FROM_ZERO(
            "hypershift-operator-scale-from-zero-credentials", "scale-from-zero-creds", "scale-from-zero-secret"),
    EXTERNAL_DNS("external-dns-credentials", "external-dns-credentials", "external-dns-secret");

    private final String madeName;
    private final String fileFlag;
    private final String nameFlag;

    CredentialsSecret(String madeName, String fileFlag, String nameFlag) {
        this.madeName = madeName;
        this.fileFlag = fileFlag;
        this.nameFlag = nameFlag;
    }

    /** The name of the Secret, if there are credentials. */
    Optional<String> name(RenderFlags flags) {
        return flags.has(fileFlag) ? Optional.of(madeName) : flags.some(nameFlag);
    }

    /** The key in the Secret. */
    String key(RenderFlags flags) {
        return this == EXTERNAL_DNS ? "credentials" : flags.text(nameFlag + "-key");
    }

    /** The Secret made of a file, if there is one. */
    Optional<Resource> made(RenderFlags flags, MountedFiles files) {
        return flags.some(fileFlag).map(files::read).map(text -> secret(flags, madeName, key(flags), text));
    }

    /** The Secret of images' credentials, if there is a file of them. */
    static Optional<Resource> pullSecret(RenderFlags flags, MountedFiles files) {
        return flags.some("pull-secret")
                .map(path -> readPullSecret(path, files))
                .map(text -> secret(flags, "pull-secret", ".dockerconfigjson", text)
                        .withLabel("hypershift.openshift.io/safe-to-delete-with-cluster", "true")
                        .with("/type", "kubernetes.io/dockerconfigjson"));
    }

    private static String readPullSecret(String path, MountedFiles files) {
        try {
            return files.read(path);
        } catch (RefusedException e) {
            throw new RefusedException("failed to read pull secret file: " + e.getMessage());
        }
    }

    private static Resource secret(RenderFlags flags, String name, String key, String text) {
        var data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return Resource.of(Kind.SECRET, flags.namespace(), name).with("/data", Map.of(key, data));
    }
}
