package io.hypershift.azure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** What HyperShift's own tools have made, to compare with; it lies outside of this project and may be absent. */
public final class Contracts {
    private Contracts() {}

    /** A file of the contracts; without them the test that asks is skipped, saying so. */
    public static Path file(String path) {
        var file = Path.of(System.getProperty("hypershift.contracts", "../../shared"), path);
        assumeTrue(Files.exists(file), () -> "skipped: no contract " + path + " (-Dhypershift.contracts)");
        return file;
    }
}
