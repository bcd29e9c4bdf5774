package io.hypershift.azure.jenkins;

import hudson.model.TaskListener;
import io.hypershift.azure.event.EventLines;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells lines in the log of the build, and where that is closed already, in the log of Jenkins. */
record BuildLog(StepContext context) implements EventLines.Sink {
    private static final Logger LOGGER = Logger.getLogger(BuildLog.class.getName());

    @Override
    public void line(EventLines.Level level, String line) {
        switch (level) {
            case DEBUG -> LOGGER.fine(line);
            case INFO -> print(line);
            case WARN -> print("WARNING: " + line);
            case ERROR -> print("ERROR: " + line);
        }
    }

    void print(String line) {
        try {
            var listener = context.get(TaskListener.class);
            if (listener != null) {
                listener.getLogger().println(line);
                return;
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "the step is over", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOGGER.info(line);
    }
}
