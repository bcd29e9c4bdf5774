package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.HTTPS_PROXY;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sensitive.Redactor;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals do alike: skip, read the inputs, do the work, tell a failure in the user's words. */
abstract class HyperShiftMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${maven.multiModuleProjectDirectory}", readonly = true, required = true)
    File rootDirectory;

    /** Skips the goal. */
    @Parameter(property = "hypershift.skip", defaultValue = "false")
    boolean skip;

    /**
     * The proxy to Azure, as <code>http://host:port</code>. Without one, the active proxy of settings.xml counts, then the
     * JVM's own.
     */
    @Parameter(property = "hypershift.httpsProxy")
    @Nullable String httpsProxy;

    /** A PEM file with certificates that are trusted besides the JVM's. */
    @Parameter(property = "hypershift.caBundleFile")
    @Nullable File caBundleFile;

    private final Redactor redactor = new Redactor();

    /** Reads the parameters; whatever is wrong with them is told to the inputs. */
    abstract Work prepare(Access access, Inputs inputs);

    /** What the goal is let into. */
    abstract Access access(Inputs inputs);

    /** Why the goal has nothing to do, if so. */
    Optional<String> skippedBy() {
        return skip ? Optional.of("hypershift.skip") : Optional.empty();
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        var skippedBy = skippedBy();
        if (skippedBy.isPresent()) {
            getLog().info(goal() + ": skipped, since " + skippedBy.get() + " is set");
            return;
        }
        try {
            run();
        } catch (HyperShiftException e) {
            var message = redactor.redact(e.report(goal(), words()));
            if (Failures.isOurs(e)) {
                throw Failures.with(e, new MojoExecutionException(message));
            }
            throw Failures.with(e, new MojoFailureException(message));
        } catch (RuntimeException e) {
            throw new MojoExecutionException(goal() + ": " + e, e);
        }
    }

    private void run() {
        if (!getLog().isDebugEnabled()) {
            LibraryLogs.hush();
        }
        var inputs = new Inputs();
        inputs.addAll(new Switches(session, execution).validate());
        var access = access(inputs);
        var work = prepare(access, inputs);
        inputs.throwIfAny();
        try (var hypershift = open(access)) {
            work.run(hypershift);
        }
    }

    final HyperShiftAzure open(Access access) {
        return HyperShiftAzure.open(access, ConsoleEvents.on(getLog(), words(), redactor), redactor);
    }

    final NetworkAccess network(Inputs inputs) {
        return network(inputs, List.of());
    }

    final NetworkAccess network(Inputs inputs, List<String> dnsServers) {
        var network = new NetworkAccess(
                inputs.proxy(HTTPS_PROXY, proxy().orElse(null)), Source.file(caBundleFile), dnsServers);
        inputs.addAll(network.validate());
        return network;
    }

    final String redact(String text) {
        return redactor.redact(text);
    }

    /** What knows the secrets that this goal has come across. */
    final Redactor redactor() {
        return redactor;
    }

    final Optional<String> proxy() {
        return Optional.ofNullable(httpsProxy).or(() -> SettingsProxy.of(session.getSettings()));
    }

    /** Where a goal's own files go: into the project's build directory, and without a project beside the user. */
    final Path output(@Nullable File given) {
        if (given != null) {
            return given.toPath();
        }
        var parent = project.getFile() == null
                ? session.getExecutionRootDirectory()
                : project.getBuild().getDirectory();
        return Path.of(parent, "hypershift");
    }

    /** Where the handoff bundle is: as given, else where create-foundation puts it by default. */
    final Path bundle(@Nullable File given) {
        return given == null ? rootDirectory.toPath().resolve("hypershift") : given.toPath();
    }

    final MavenWords words() {
        return MavenWords.of(session, execution.getPlugin());
    }

    final String goal() {
        return execution.getGoal();
    }
}
