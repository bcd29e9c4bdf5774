package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.DestroyFoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.foundation.VerifyFoundationRequest;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.jenkins.SandboxFoundation;
import io.hypershift.azure.jenkins.SandboxProcess;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A foundation made, checked and taken away as the steps do it: with texts instead of files, and its bundle in a Secret. */
class FoundationInSecretIT {
    private static final String SECRET = "default/demo-bundle";

    private static SandboxProcess sandbox;

    @BeforeAll
    static void prepare() throws IOException {
        sandbox = SandboxProcess.start(
                Path.of("target", "sandboxes", "foundation").toAbsolutePath(), "0");
        SandboxFoundation.on(sandbox); // a neighbour, that must stay as it is
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @Test
    void it_comes_and_goes_and_a_controller_that_begins_again_goes_on_with_its_key() throws Exception {
        var before = sandbox.everything();
        var request = new FoundationRequest(
                "demo",
                "eastus",
                "demo",
                WorkloadIdentities.USUAL,
                Issuer.USUAL,
                Rights.on(Optional.of("example.com")),
                ServicePrincipals.NONE,
                Map.of(),
                new Handoff(Optional.empty(), Optional.of(SECRET)));

        var made = FoundationFacts.of(anew(it -> it.foundations().create(request, new Cancellation())));
        assertThat(saved(made)).isEqualTo(made);
        assertThat(made).containsEntry("prefix", "demo").doesNotContainValue("");
        assertThat(made.get("oidcIssuerUrl")).startsWith("https://");
        assertThat(sandbox.everything()).contains("Secret default/demo-bundle");

        assertThat(FoundationFacts.of(anew(it -> it.foundations().create(request, new Cancellation()))))
                .isEqualTo(made);
        var check = VerifyFoundationRequest.inSecret(SECRET, Optional.of("example.com"));
        anew(it -> it.foundations().verify(check, new Cancellation())).orThrow();

        var removal = new DestroyFoundationRequest("demo", "demo", Optional.of("demo"), true, Optional.of(SECRET));
        anew(it -> {
            it.foundations().destroy(removal, false, new Cancellation());
            return true;
        });
        assertThat(sandbox.everything()).isEqualTo(before);
    }

    /** With an engine of its own, as after a restart. */
    private static <T> T anew(Function<HyperShiftAzure, T> work) {
        try (var engine = new Engine(Duration.ofMillis(200))) {
            return engine.clients().use(access(), event -> {}, new Redactor(), work);
        }
    }

    private static Access access() {
        return new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, text("azure-credentials.json")),
                text("management.kubeconfig"),
                Optional.empty(),
                new NetworkAccess(
                        Optional.of(URI.create(sandbox.property("hypershift.httpsProxy"))),
                        text("ca.pem"),
                        List.of(sandbox.property("hypershift.dnsServers"))));
    }

    private static Source text(String file) {
        return Source.text(sandbox.read(file), "credentials \"" + file + "\"");
    }

    /** As Jenkins saves it with the build, and reads it after a restart. */
    private static Object saved(Map<String, String> facts) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(facts);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
