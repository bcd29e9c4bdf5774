package io.hypershift.azure.maven;

import java.util.List;

/**
 * Keeps the clients' own log lines off the console: Azure's SDK warns of each request's Content-Length, and what matters is
 * told by events and failures. With {@code -X}, or where the user has set a level, they are let through.
 */
final class LibraryLogs {
    /** Where Maven's logger looks for the level of a new logger. */
    private static final String LEVEL = "org.slf4j.simpleLogger.log.";

    private static final List<String> LIBRARIES = List.of("com.azure", "com.microsoft.aad.msal4j", "io.fabric8");

    private LibraryLogs() {}

    static void hush() {
        LIBRARIES.stream()
                .map(LEVEL::concat)
                .filter(property -> System.getProperty(property) == null)
                .forEach(property -> System.setProperty(property, "error"));
    }
}
