package io.hypershift.azure.jenkins;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.OptionSet;
import io.hypershift.azure.input.Options;
import java.lang.reflect.Field;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** The options that a step declares: each is a field of its argument's name. */
final class DeclaredOptions {
    private DeclaredOptions() {}

    static Options of(Object step, OptionSet options) {
        var values = new EnumMap<Parameter, @Nullable String>(Parameter.class);
        options.parameters().forEach(it -> values.put(it, value(step, it.camelCase())));
        return options.given(values);
    }

    private static @Nullable String value(Object step, String name) {
        try {
            var value = field(step.getClass(), name).get(step);
            return value == null ? null : value.toString();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(name + " is no field that this package sees", e);
        }
    }

    private static Field field(@Nullable Class<?> type, String name) {
        if (type == null) {
            throw new IllegalStateException("no field is called " + name);
        }
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            return field(type.getSuperclass(), name);
        }
    }
}
