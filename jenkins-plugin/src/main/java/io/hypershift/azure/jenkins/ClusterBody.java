package io.hypershift.azure.jenkins;

import hudson.FilePath;
import hudson.console.ConsoleLogFilter;
import io.hypershift.azure.cluster.AdministratorKubeconfig;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** What the body of a step is run with: variables, and where there is a workspace, the kubeconfig and its mask. */
final class ClusterBody implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, String> variables = new LinkedHashMap<>();
    private @Nullable AgentKubeconfig kubeconfig;
    private @Nullable SecretsFilter filter;
    private @Nullable BodyExecution body;

    void bind(String variable, String value) {
        variables.put(variable, value);
    }

    /** Writes the kubeconfig where the body will find it. */
    void bindKubeconfig(AdministratorKubeconfig content, FilePath workspace, StepWork work)
            throws IOException, InterruptedException {
        var file = new AgentKubeconfig();
        kubeconfig = file;
        filter = new SecretsFilter(content.secrets(), work.run().getCharset());
        bind("KUBECONFIG", file.write(workspace, content.content()));
    }

    /** Starts it on its way; whatever is given as context, steps in it will find by its type. */
    void start(StepContext context, BodyExecutionCallback callback, Serializable... given)
            throws IOException, InterruptedException {
        var invoker = context.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(
                        context.get(EnvironmentExpander.class), EnvironmentExpander.constant(variables)))
                .withContexts((Object[]) given)
                .withCallback(callback);
        if (filter != null) {
            invoker.withContext(BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), filter));
        }
        body = invoker.start();
    }

    /** Ends the body before its time; false when there is none to end. */
    boolean cancel(Throwable cause) {
        var running = body;
        return running != null && running.cancel(cause);
    }

    void cancelIf(@Nullable Throwable cause) {
        if (cause != null) {
            cancel(cause);
        }
    }

    Throwable mask(Throwable failure) {
        return filter == null ? failure : filter.mask(failure);
    }

    /** Removes what was written for the body. */
    void tidy(StepWork work) throws InterruptedException {
        var file = kubeconfig;
        if (file != null && file.remove(workspace(work), work)) {
            kubeconfig = null;
        }
    }

    private static @Nullable FilePath workspace(StepWork work) throws InterruptedException {
        try {
            return work.context().get(FilePath.class);
        } catch (IOException e) {
            return null;
        }
    }
}
