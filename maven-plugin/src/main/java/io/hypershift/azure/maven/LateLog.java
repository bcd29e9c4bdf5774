package io.hypershift.azure.maven;

import org.apache.maven.plugin.logging.Log;

/** Maven's console at the end of a session: Maven 4 has closed its terminal by then, and what is told goes without a word. */
record LateLog(Log log) {

    void info(String line) {
        try {
            log.info(line);
        } catch (IllegalStateException e) {
            // the terminal is closed
        }
    }

    void warn(String text) {
        try {
            log.warn(text);
        } catch (IllegalStateException e) {
            // the terminal is closed
        }
    }
}
