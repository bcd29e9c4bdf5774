package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;
import java.util.Collection;

/** The arguments that a class is made of. */
public final class DescribableModel<T> implements Serializable {
    private DescribableModel() {}

    public static <T> DescribableModel<T> of(Class<T> type) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public Collection<DescribableParameter> getParameters() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
