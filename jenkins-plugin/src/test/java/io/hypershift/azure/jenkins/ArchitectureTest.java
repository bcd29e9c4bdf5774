package io.hypershift.azure.jenkins;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.hypershift.azure.input.AzureSignIn;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.verb.POST;

class ArchitectureTest {
    private static final String PLUGIN = "io.hypershift.azure.jenkins";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PLUGIN);

    @Test
    void what_the_steps_do_knows_no_type_of_jenkins() {
        noClasses()
                .that()
                .resideInAPackage(PLUGIN + ".work")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "com.cloudbees..", PLUGIN)
                .check(CLASSES);
    }

    @Test
    void the_libraries_of_the_core_stay_in_the_core() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.azure..",
                        "com.microsoft..",
                        "io.fabric8..",
                        "com.fasterxml..",
                        "io.hypershift.azure.azureapi..",
                        "io.hypershift.azure.kubeapi..",
                        "io.hypershift.azure.manifest..",
                        "io.hypershift.azure.lease..")
                .check(CLASSES);
    }

    @Test
    void web_methods_want_a_post_and_a_permission() {
        methods()
                .that()
                .haveNameMatching("do[A-Z].*")
                .and()
                .areDeclaredInClassesThat(resideInAPackage(PLUGIN))
                .and()
                .areDeclaredInClassesThat()
                .areAssignableTo("hudson.model.Descriptor")
                .should()
                .beAnnotatedWith(POST.class)
                .andShould(askForAPermission())
                .check(CLASSES);
        assertThat(CLASSES.get(StepDescriptorBase.class).getMethods())
                .filteredOn(method -> method.getName().startsWith("doFill"))
                .hasSize(12);
    }

    @Test
    void no_file_of_the_controller_is_read_but_the_plugins_own() {
        noClasses()
                .that(not(belongToAnyOf(WorkspaceFile.class, JUnitFile.class)))
                .and()
                .resideOutsideOfPackage(PLUGIN + ".work")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileInputStream")
                .orShould()
                .callMethod("io.hypershift.azure.input.Source", "file", "java.nio.file.Path")
                .orShould()
                .callMethod("io.hypershift.azure.input.Source", "file", "java.io.File")
                .check(CLASSES);
    }

    @Test
    void no_login_of_a_step_reads_a_file_or_runs_a_program() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(AzureSignIn.WithToken.class, AzureSignIn.WithAzureCli.class)
                .check(CLASSES);
    }

    @Test
    void what_is_saved_holds_no_type_of_the_core_and_has_a_version() {
        assertThat(CLASSES.stream().filter(ArchitectureTest::isSaved))
                .isNotEmpty()
                .allSatisfy(saved -> {
                    assertThat(saved.tryGetField("serialVersionUID"))
                            .as(saved.getName())
                            .isPresent();
                    assertThat(saved.getFields())
                            .filteredOn(ArchitectureTest::isStored)
                            .noneMatch(field -> field.getRawType().getName().startsWith("io.hypershift.azure")
                                    && !field.getRawType().getPackageName().startsWith(PLUGIN));
                });
    }

    private static boolean isSaved(JavaClass type) {
        return type.isAssignableTo(Serializable.class)
                && !type.isEnum()
                && !type.isInterface()
                && !type.isAnonymousClass()
                && !type.isAssignableTo("hudson.model.Descriptor");
    }

    private static boolean isStored(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.TRANSIENT);
    }

    private static ArchCondition<JavaMethod> askForAPermission() {
        return new ArchCondition<>("ask for a permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method, asks(method, new HashSet<>()), method.getFullName() + " asks for a permission"));
            }
        };
    }

    private static boolean asks(JavaMethod method, Set<JavaMethod> seen) {
        return seen.add(method)
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("hasPermission")
                                || call.getName().equals("checkPermission")
                                || call.getTarget()
                                        .resolveMember()
                                        .filter(target -> target.getOwner()
                                                .getPackageName()
                                                .startsWith(PLUGIN))
                                        .filter(target -> asks(target, seen))
                                        .isPresent());
    }
}
