package hudson.model;

/** Where a build tells what it does. */
public interface BuildListener extends TaskListener {}
