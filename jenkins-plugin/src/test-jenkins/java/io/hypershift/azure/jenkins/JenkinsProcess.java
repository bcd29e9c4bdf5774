package io.hypershift.azure.jenkins;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A real Jenkins in a process of its own: only so can it be killed, and is our plugin loaded as it is packaged. */
final class JenkinsProcess implements AutoCloseable {
    private final JenkinsHome home;
    private final Path secrets;
    private final int port;
    private final JenkinsRest rest;
    private Process process;

    private JenkinsProcess(JenkinsHome home, Path secrets) throws IOException {
        this.home = home;
        this.secrets = secrets;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        this.rest = new JenkinsRest(port);
        this.process = launch();
    }

    /**
     * Starts it and returns when it is up.
     *
     * @param secrets the folder of the files that its credentials are made of
     */
    static JenkinsProcess start(JenkinsHome home, Path secrets) throws IOException {
        var jenkins = new JenkinsProcess(home, secrets);
        jenkins.awaitUp();
        return jenkins;
    }

    /** Starts it again, on the same home and port, if it is not running. */
    void startAgain() throws IOException {
        if (!process.isAlive()) {
            process = launch();
        }
        awaitUp();
    }

    /** As an administrator does it: SIGTERM, and all the time that it takes. */
    void shutDown() {
        process.destroy();
        await("shut down").atMost(2, MINUTES).until(() -> !process.isAlive());
    }

    /** As a power cut does it: SIGKILL. */
    void kill() {
        process.destroyForcibly();
        await("killed").atMost(1, MINUTES).until(() -> !process.isAlive());
    }

    JenkinsHome home() {
        return home;
    }

    void createPipeline(String name, String script) {
        var xml = "<flow-definition><definition class=\"org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition\">"
                + "<script><![CDATA[" + script + "]]></script><sandbox>true</sandbox></definition></flow-definition>";
        rest.post("/createItem?name=" + name, "application/xml", xml, 200);
    }

    /** Starts a build, and returns its number when it runs. */
    int build(String name) {
        var queued = rest.post("/job/" + name + "/build", "application/x-www-form-urlencoded", "", 201)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var item = URI.create(queued).getPath() + "api/json";
        return await("build of " + name)
                .atMost(1, MINUTES)
                .until(
                        () -> rest.json(item).path("executable").path("number").asInt(),
                        number -> number > 0);
    }

    String console(String name, int number) {
        return rest.get("/job/" + name + "/" + number + "/consoleText");
    }

    /** Empty while the build runs. */
    Optional<String> result(String name, int number) {
        var build = rest.json("/job/" + name + "/" + number + "/api/json?tree=building,result");
        return build.path("building").asBoolean()
                ? Optional.empty()
                : Optional.of(build.path("result").asText());
    }

    void stop(String name, int number) {
        rest.post("/job/" + name + "/" + number + "/stop", "application/x-www-form-urlencoded", "", 302);
    }

    /** What a script of the administrator prints. */
    String script(String groovy) {
        var form = "script=" + URLEncoder.encode(groovy, StandardCharsets.UTF_8);
        return rest.post("/scriptText", "application/x-www-form-urlencoded", form, 200)
                .body();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitUp() {
        await("Jenkins up").atMost(5, MINUTES).pollInterval(1, SECONDS).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Jenkins has ended: see " + home.log());
            }
            return rest.isUp();
        });
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + home.directory(),
                "-Djenkins.install.runSetupWizard=false",
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.DownloadService.never=true",
                "-Dreal-jenkins.secrets=" + secrets,
                "-jar",
                System.getProperty("jth.jenkins-war.path", "target/jenkins.war"),
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + port,
                "--webroot=" + home.directory().resolve("war"));
        builder.environment().put("JENKINS_HOME", home.directory().toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.log().toFile()))
                .start();
    }
}
