package hudson.security;

/** Something that not everybody may do. */
public final class Permission {
    private Permission() {}
}
