package hudson.util;

/** The choices of a list in a form. */
public class ListBoxModel {}
