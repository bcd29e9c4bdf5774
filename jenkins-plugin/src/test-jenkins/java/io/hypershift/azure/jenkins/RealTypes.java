package io.hypershift.azure.jenkins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Types as the class path has them, read and not loaded, with members found where the JVM would find them. */
final class RealTypes {
    private final Map<String, Optional<ClassNode>> known = new HashMap<>();

    Optional<ClassNode> find(String name) {
        return known.computeIfAbsent(name, RealTypes::read);
    }

    /** The type itself, then its superclasses and interfaces. */
    Set<String> ancestors(String name) {
        var result = new LinkedHashSet<String>();
        collect(name, result);
        return result;
    }

    Optional<MethodNode> method(String owner, String name, String descriptor) {
        var owners = name.equals("<init>") ? Set.of(owner) : ancestors(owner);
        return owners.stream()
                .flatMap(it -> find(it).stream())
                .flatMap(type -> type.methods.stream())
                .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
                .filter(method -> (method.access & Opcodes.ACC_PRIVATE) == 0)
                .findFirst();
    }

    Optional<FieldNode> field(String owner, String name, String descriptor) {
        return ancestors(owner).stream()
                .flatMap(it -> find(it).stream())
                .flatMap(type -> type.fields.stream())
                .filter(field -> field.name.equals(name) && field.desc.equals(descriptor))
                .filter(field -> (field.access & Opcodes.ACC_PRIVATE) == 0)
                .findFirst();
    }

    /** All class files below a directory. */
    static List<ClassNode> in(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .map(RealTypes::read)
                    .toList();
        }
    }

    private void collect(String name, Set<String> result) {
        if (name != null && result.add(name)) {
            find(name).ifPresent(type -> {
                collect(type.superName, result);
                type.interfaces.forEach(it -> collect(it, result));
            });
        }
    }

    private static Optional<ClassNode> read(String name) {
        try (var in = RealTypes.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(node(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassNode read(Path file) {
        try {
            return node(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassNode node(byte[] content) {
        var node = new ClassNode();
        new ClassReader(content).accept(node, 0);
        return node;
    }
}
