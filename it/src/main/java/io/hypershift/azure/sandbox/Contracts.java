package io.hypershift.azure.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the contracts of others are that the sandbox holds itself and its clients to: HyperShift's CRDs, Azure's OpenAPI
 * files, what HyperShift's CLI renders. They are not part of this project; without them the sandbox serves the same kinds
 * with schemas that accept anything.
 */
public final class Contracts {
    private static final String PROPERTY = "hypershift.contracts";

    private Contracts() {}

    /** HyperShift's CRDs, one YAML file each, in sub-directories. */
    public static Optional<Path> customResourceDefinitions() {
        return directory("hypershift-crds");
    }

    /** Microsoft's OpenAPI files. */
    public static Optional<Path> azureRestSpecs() {
        return directory("azure-rest-specs");
    }

    /** What HyperShift's CLI renders and sends. */
    public static Optional<Path> cliRenders() {
        return directory("cli-renders");
    }

    private static Optional<Path> directory(String name) {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(root -> Path.of(root, name))
                .filter(Files::isDirectory);
    }
}
