package io.hypershift.azure.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All types that a front end meets when it goes from public signature to public signature. */
final class ApiSurface {
    private final Set<JavaClass> seen = new HashSet<>();
    private final ArrayDeque<JavaClass> open = new ArrayDeque<>();

    private ApiSurface() {}

    /** The names of the types, beginning with these classes. */
    static Set<String> from(JavaClasses classes, Stream<JavaClass> beginning) {
        var surface = new ApiSurface();
        beginning.filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC)).forEach(surface::meet);
        while (!surface.open.isEmpty()) {
            surface.visit(surface.open.remove());
        }
        var names = new TreeSet<String>();
        surface.seen.forEach(it -> names.add(it.getName()));
        classes.stream().filter(surface::isCaseOf).forEach(it -> names.add(it.getName()));
        return names;
    }

    private void visit(JavaClass type) {
        type.getMethods().stream().filter(ApiSurface::isPublic).forEach(this::meet);
        type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(field -> meet(field.getType()));
        if (type.isRecord()) { // what front ends make themselves; all else is made for them
            type.getConstructors().stream().filter(ApiSurface::isPublic).forEach(this::meet);
        }
    }

    private void meet(JavaCodeUnit unit) {
        meet(unit.getReturnType());
        unit.getParameterTypes().forEach(this::meet);
        unit.getExceptionTypes().forEach(this::meet);
    }

    private void meet(JavaType type) {
        for (var raw : type.getAllInvolvedRawTypes()) {
            if (seen.add(raw) && raw.getPackageName().startsWith(Core.PACKAGE)) {
                open.add(raw);
                raw.getRawSuperclass().ifPresent(this::meet);
                raw.getRawInterfaces().forEach(this::meet);
            }
        }
    }

    /** The cases of a sealed interface are public with it. */
    private boolean isCaseOf(JavaClass type) {
        return type.getRawInterfaces().stream()
                        .anyMatch(it -> seen.contains(it) && it.getName().startsWith(Core.PACKAGE))
                && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isPublic(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
