package hudson.model;

/** What Jenkins knows of a class whose objects are configured by forms or arguments. */
public abstract class Descriptor<T extends Describable<T>> {
    public final transient Class<? extends T> clazz = null;

    protected Descriptor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
