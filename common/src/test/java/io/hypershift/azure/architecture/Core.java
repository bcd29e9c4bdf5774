package io.hypershift.azure.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.hypershift.azure.HyperShiftAzure;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The core's classes, without those of tests. */
final class Core {
    static final String PACKAGE = "io.hypershift.azure";

    private Core() {}

    static JavaClasses classes() {
        try {
            var home =
                    HyperShiftAzure.class.getProtectionDomain().getCodeSource().getLocation();
            return new ClassFileImporter().importPath(Path.of(home.toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
