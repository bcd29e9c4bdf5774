package io.hypershift.azure.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sandbox knows nothing of the product it is there to test: their mistakes must not agree. */
class SandboxIndependenceTest {

    @Test
    void imports_nothing_of_the_product() throws URISyntaxException {
        var home = Sandbox.class.getProtectionDomain().getCodeSource().getLocation();
        var sandbox = JavaClass.Predicates.resideInAPackage("io.hypershift.azure.sandbox..");
        var product =
                JavaClass.Predicates.resideInAPackage("io.hypershift.azure..").and(sandbox.negate());

        noClasses()
                .that(sandbox)
                .should()
                .dependOnClassesThat(product.as("are of the product"))
                .check(new ClassFileImporter().importPath(Path.of(home.toURI())));
    }
}
