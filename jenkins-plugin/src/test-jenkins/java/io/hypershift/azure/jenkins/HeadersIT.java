package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_ANNOTATION;
import static org.objectweb.asm.Opcodes.ACC_ENUM;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ACC_VARARGS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether the headers that the default build compiles against say what the real types say: a difference is a plugin that
 * compiles and fails when Jenkins runs it.
 */
class HeadersIT {
    private static final Path HEADERS = Path.of("api-headers", "target", "classes");
    private static final int KIND = ACC_PUBLIC | ACC_INTERFACE | ACC_ANNOTATION | ACC_ENUM;
    private static final int MEMBER =
            ACC_PUBLIC | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_ABSTRACT | ACC_VARARGS;

    private final RealTypes real = new RealTypes();
    private final List<String> differences = new ArrayList<>();

    @Test
    void each_header_says_what_the_real_type_says() throws IOException {
        var headers = RealTypes.in(HEADERS);
        headers.forEach(this::compare);
        assertThat(headers).hasSizeGreaterThan(50);
        assertThat(differences).isEmpty();
    }

    @Test
    void no_class_of_the_plugin_leaves_out_what_a_real_type_wants_of_it() throws IOException {
        for (var type : RealTypes.in(Path.of("target", "classes"))) {
            if ((type.access & (ACC_ABSTRACT | ACC_INTERFACE)) == 0) {
                assertThat(leftOut(type)).as(type.name).isEmpty();
            }
        }
    }

    @Test
    void a_header_that_is_wrong_is_found_out() {
        var header = new ClassNode();
        header.access = ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT; // really an abstract class
        header.name = "org/jenkinsci/plugins/workflow/steps/StepContext";
        header.superName = "java/lang/Object";
        header.methods.add(new MethodNode(ACC_PUBLIC, "onSuccess", "(Ljava/lang/String;)V", null, null)); // of Object
        compare(header);
        assertThat(differences).hasSize(2);
    }

    private void compare(ClassNode header) {
        var found = real.find(header.name);
        if (found.isEmpty()) {
            differences.add(header.name + " does not exist");
            return;
        }
        var ancestors = real.ancestors(header.name);
        check(header.name + ": another kind of type", header.access & KIND, found.get().access & KIND);
        check(header.name + ": retention", retention(header), retention(found.get()));
        Stream.concat(Stream.of(header.superName), header.interfaces.stream())
                .filter(it -> !ancestors.contains(it))
                .forEach(it -> differences.add(header.name + " is no " + it));
        header.methods.stream().filter(HeadersIT::counts).forEach(method -> compare(header, method));
        header.fields.stream()
                .filter(field -> (field.access & ACC_PRIVATE) == 0)
                .forEach(field -> {
                    var id = header.name + "." + field.name;
                    check(id + " exists", true, real.field(header.name, field.name, field.desc).isPresent());
                    check(id + ": a literal, which javac copies", false, field.value != null);
                });
    }

    private void compare(ClassNode header, MethodNode method) {
        var id = header.name + "." + method.name + method.desc;
        var found = real.method(header.name, method.name, method.desc);
        if (found.isEmpty()) {
            differences.add(id + " does not exist");
            return;
        }
        check(id + ": modifiers", method.access & MEMBER, found.get().access & MEMBER);
        method.exceptions.stream()
                .filter(it -> !found.get().exceptions.contains(it))
                .forEach(it -> differences.add(id + " does not throw " + it));
    }

    private List<String> leftOut(ClassNode type) {
        var implemented = new HashSet<String>();
        var wanted = new HashSet<String>();
        for (var name : real.ancestors(type.name)) {
            for (var method : real.find(name).map(it -> it.methods).orElse(List.of())) {
                ((method.access & ACC_ABSTRACT) == 0 ? implemented : wanted).add(method.name + method.desc);
            }
        }
        return wanted.stream().filter(it -> !implemented.contains(it)).sorted().toList();
    }

    private void check(String what, Object header, Object actual) {
        if (!Objects.equals(header, actual)) {
            differences.add(what + ": " + header + " in the header, really " + actual);
        }
    }

    private static boolean counts(MethodNode method) {
        return (method.access & (ACC_PRIVATE | ACC_SYNTHETIC)) == 0 && !method.name.equals("<clinit>");
    }

    private static String retention(ClassNode type) {
        return (type.visibleAnnotations == null ? List.<AnnotationNode>of() : type.visibleAnnotations)
                .stream()
                        .filter(it -> it.desc.equals("Ljava/lang/annotation/Retention;"))
                        .map(it -> ((String[]) it.values.get(1))[1])
                        .collect(Collectors.joining());
    }
}
