package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.Secret;
import hudson.util.StreamTaskListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins whose pipelines can make clusters on a sandbox: it has the credentials that they name. */
final class CiJenkins {
    private final JenkinsRule jenkins;
    private final SandboxProcess sandbox;

    private CiJenkins(JenkinsRule jenkins, SandboxProcess sandbox) {
        this.jenkins = jenkins;
        this.sandbox = sandbox;
    }

    static CiJenkins of(JenkinsRule jenkins, SandboxProcess sandbox, SandboxFoundation foundation) throws IOException {
        var ci = new CiJenkins(jenkins, sandbox);
        ci.addSecretFile("azure", "azure-credentials.json");
        ci.addSecretFile("management", "management.kubeconfig");
        ci.addSecretFile("pull-secret", "pull-secret.json");
        ci.addSecretFile("ca", "ca.pem");
        ci.addSecretFile("bundle", "bundle.zip", foundation.zip());
        ci.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "a-text", "", Secret.fromString("hello")));
        return ci;
    }

    void addSecretFile(String id, String name, byte[] content) throws IOException {
        add(new FileCredentialsImpl(CredentialsScope.GLOBAL, id, "", name, SecretBytes.fromRawBytes(content)));
    }

    void addSecretFile(String id, String name, String content) throws IOException {
        addSecretFile(id, name, content.getBytes(StandardCharsets.UTF_8));
    }

    void add(Credentials credentials) throws IOException {
        var provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(credentials);
        provider.save();
    }

    /** The sandbox's service principal in credentials of our own kind. */
    void addServicePrincipal(String id) throws IOException {
        var json = new ObjectMapper().readTree(sandbox.read("azure-credentials.json"));
        add(new HyperShiftAzureCredentials(
                CredentialsScope.GLOBAL,
                id,
                "",
                json.path("subscriptionId").asText(),
                json.path("tenantId").asText(),
                json.path("clientId").asText(),
                Secret.fromString(json.path("clientSecret").asText())));
    }

    /** The arguments that name the way to the sandbox, and those of a cluster of that name. */
    String cluster(String name) {
        return "clusterName: '" + name + "', " + cluster();
    }

    /** The same of a cluster that has no name. */
    String cluster() {
        return "clusterGracePeriod: '20s', " + way()
                + ", azureCredentialsId: 'azure', baseDomain: 'example.com', pullSecretCredentialsId: 'pull-secret', "
                + "bundleCredentialsId: 'bundle', "
                + "releaseImage: 'quay.io/openshift-release-dev/ocp-release:4.21.0-multi'";
    }

    /** The arguments that name the way to the sandbox. */
    String way() {
        return "managementKubeconfigCredentialsId: 'management', " + network();
    }

    /** The arguments that only a sandbox needs. */
    String network() {
        return "caBundleCredentialsId: 'ca', httpsProxy: '" + sandbox.property("hypershift.httpsProxy") + "'";
    }

    WorkflowRun start(String name, String script) throws Exception {
        var job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    WorkflowRun run(String name, String script) throws Exception {
        return jenkins.waitForCompletion(start(name, script));
    }

    /** Runs it, and tells its console where it does not end as it should. */
    String runTo(Result result, String name, String script) throws Exception {
        var run = run(name, script);
        var console = JenkinsRule.getLog(run);
        assertThat(run.getResult()).as(console).isEqualTo(result);
        return console;
    }

    /** Lets the reaper take a turn, and returns what it told. */
    static String reaped() {
        var log = new ByteArrayOutputStream();
        TaskListener listener = new StreamTaskListener(log, StandardCharsets.UTF_8);
        ExtensionList.lookupSingleton(HyperShiftReaper.class).execute(listener);
        return log.toString(StandardCharsets.UTF_8);
    }

    private void addSecretFile(String id, String file) throws IOException {
        addSecretFile(id, file, Files.readAllBytes(sandbox.file(file)));
    }
}
