package hudson.remoting;

/** The way to another process of Jenkins. */
public interface VirtualChannel {}
