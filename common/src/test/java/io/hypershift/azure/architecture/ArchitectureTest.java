package io.hypershift.azure.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE = Core.classes();

    /** Besides the root package, which is the way in. */
    private static final Set<String> FOR_FRONT_ENDS = Set.of(
            Core.PACKAGE,
            Core.PACKAGE + ".event",
            Core.PACKAGE + ".failure",
            Core.PACKAGE + ".input",
            Core.PACKAGE + ".sensitive");

    private static final List<String> NOT_FOR_FRONT_ENDS = List.of(
            "org.xbill.",
            "com.azure.",
            "com.microsoft.",
            "io.fabric8.",
            "com.fasterxml.",
            Core.PACKAGE + ".azureapi.",
            Core.PACKAGE + ".kubeapi.");

    @Test
    void azures_libraries_are_known_to_one_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Core.PACKAGE + ".azureapi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.azure..", "com.microsoft..")
                .check(CORE);
    }

    @Test
    void the_kubernetes_client_is_known_to_one_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Core.PACKAGE + ".kubeapi")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(CORE);
    }

    @Test
    void the_dns_library_is_known_to_one_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Core.PACKAGE + ".dns")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill..")
                .check(CORE);
    }

    @Test
    void packages_depend_on_each_other_in_one_direction() {
        slices().matching(Core.PACKAGE + ".(*)..").should().beFreeOfCycles().check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage(Core.PACKAGE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Core.PACKAGE)
                .check(CORE);
    }

    @Test
    void front_ends_meet_no_type_of_a_library_that_may_be_replaced() {
        var met = ApiSurface.from(CORE, CORE.stream().filter(it -> FOR_FRONT_ENDS.contains(it.getPackageName())));

        assertThat(met)
                .as("what front ends work with")
                .contains(
                        "io.hypershift.azure.cluster.Clusters",
                        "io.hypershift.azure.cluster.ClusterStatus",
                        "io.hypershift.azure.foundation.FoundationRequest",
                        "io.hypershift.azure.operator.Operator",
                        "io.hypershift.azure.event.Event$StepFinished")
                .noneMatch(name -> NOT_FOR_FRONT_ENDS.stream().anyMatch(name::startsWith));
    }

    @Test
    void the_core_prints_and_logs_nothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..")
                .check(CORE);
    }

    @Test
    void there_is_no_static_state() {
        fields().that().areStatic().should().beFinal().check(CORE);
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(JavaClass.Predicates.resideInAPackage("java.util.concurrent.."))
                .check(CORE);
    }

    @Test
    void every_package_is_null_marked() {
        var packages = CORE.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages)
                .hasSizeGreaterThan(10)
                .allSatisfy(it -> assertThat(it.isAnnotatedWith(NullMarked.class))
                        .as(it.getName())
                        .isTrue());
    }
}
