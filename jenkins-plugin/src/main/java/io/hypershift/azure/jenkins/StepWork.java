package io.hypershift.azure.jenkins;

import hudson.AbortException;
import hudson.model.Run;
import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.event.EventFile;
import io.hypershift.azure.event.EventLines;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a step works with as long as this process lives: its build, its log, its secrets. None of it is saved. */
final class StepWork {
    private static final Logger LOGGER = Logger.getLogger(StepWork.class.getName());

    /** What else a cluster may be called by mistake is refused later, with all other mistakes. */
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9-]{1,63}");

    private final StepContext context;
    private final String step;
    private final Run<?, ?> run;
    private final BuildLog log;
    private final Redactor redactor = new Redactor();
    private final EventListener events;
    private final CredentialsLookup credentials;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param step the name the step is called by
     * @param subject what its events are filed under; an empty one has no file
     */
    StepWork(StepContext context, String step, String subject) throws IOException, InterruptedException {
        this.context = context;
        this.step = step;
        this.run = context.get(Run.class);
        this.log = new BuildLog(context);
        this.credentials = CredentialsLookup.of(run);
        var lines = new EventLines(log, JenkinsWords.INSTANCE, redactor);
        this.events = FILE_NAME.matcher(subject).matches() ? new Events(lines, eventFile(subject)) : lines;
    }

    StepContext context() {
        return context;
    }

    BuildLog log() {
        return log;
    }

    /** Lines that may hold what others have written into the cluster. */
    void tell(List<String> lines) {
        lines.stream().map(redactor::redact).forEach(log::print);
    }

    String redact(String text) {
        return redactor.redact(text);
    }

    /** The same for what goes into a file: without what only looks like a secret, too. */
    String redactAll(String text) {
        return redactor.redactAll(text);
    }

    void tellOnce(String line) {
        if (told.add(line)) {
            log.print(line);
        }
    }

    BuildIdentity build() {
        return BuildIdentity.of(run);
    }

    Run<?, ?> run() {
        return run;
    }

    StepInputs inputs() {
        return new StepInputs(credentials);
    }

    /** Where what belongs to the build goes on the controller. */
    Path directory() {
        return run.getRootDir().toPath().resolve("hypershift");
    }

    <T> T with(Access access, Function<HyperShiftAzure, T> work) {
        return HyperShiftEngine.get().engine().clients().use(access, events, redactor, work);
    }

    /** A failure as the build ends with it: in the step's words, without secrets, and without a type of the core. */
    AbortException failure(Throwable failure) {
        if (failure instanceof HyperShiftException known) {
            return new AbortException(redactor.redact(known.report(step, JenkinsWords.INSTANCE)));
        }
        LOGGER.log(Level.WARNING, failure, () -> step + " of " + build().owner() + " failed");
        return new AbortException(redactor.redact(step + ": " + failure));
    }

    private EventFile eventFile(String subject) {
        return new EventFile(directory().resolve(subject + ".events.jsonl"), redactor, Clock.systemUTC());
    }
}
