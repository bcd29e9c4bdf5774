package org.jenkinsci.plugins.structs.describable;

/** One argument that a class is made of. */
public final class DescribableParameter {
    private DescribableParameter() {}

    public String getName() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
