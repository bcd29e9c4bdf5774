package hudson.model;

/** What a descriptor tells about. */
public interface Describable<T extends Describable<T>> {
    Descriptor<T> getDescriptor();
}
