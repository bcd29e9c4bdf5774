package hudson;

import jenkins.model.Jenkins;

/** The extensions of one type that Jenkins knows. */
public class ExtensionList<T> {
    protected ExtensionList(Jenkins jenkins, Class<T> type) {}

    public static <U> U lookupSingleton(Class<U> type) {
        throw new UnsupportedOperationException("a declaration only");
    }
}
