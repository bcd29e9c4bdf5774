package hudson.security;

/** What not everybody may do everything with. */
public interface AccessControlled {
    default boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException("a declaration only");
    }
}
