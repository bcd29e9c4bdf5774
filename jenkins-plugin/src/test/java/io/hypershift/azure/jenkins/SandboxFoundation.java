package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an administrator has made on a sandbox before the first pipeline runs: a foundation, and an operator. */
public final class SandboxFoundation {
    private final SandboxProcess sandbox;
    private final Bundle bundle;

    private SandboxFoundation(SandboxProcess sandbox) {
        this.sandbox = sandbox;
        this.bundle = new Bundle(sandbox.file("bundle"));
    }

    public static SandboxFoundation on(SandboxProcess sandbox) {
        var foundation = new SandboxFoundation(sandbox);
        try (var hypershift = HyperShiftAzure.open(foundation.access(), event -> {}, new Redactor())) {
            hypershift
                    .foundations()
                    .create(
                            new FoundationRequest(
                                    "ci",
                                    "eastus",
                                    "ci-foundation",
                                    WorkloadIdentities.USUAL,
                                    Issuer.USUAL,
                                    Rights.on(Optional.of("example.com")),
                                    ServicePrincipals.NONE,
                                    Map.of(),
                                    Handoff.in(foundation.bundle.directory())),
                            new Cancellation());
            hypershift
                    .operators()
                    .install(
                            InstallOperatorRequest.usual(
                                    Manifests.FromJob.of(InstallOperatorRequest.IMAGE),
                                    Source.none(),
                                    Duration.ofMinutes(5)),
                            new Cancellation());
        }
        return foundation;
    }

    public Bundle bundle() {
        return bundle;
    }

    /** The bundle as credentials hold it. */
    public byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var files = Files.list(bundle.directory())) {
            for (var file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry("hypershift/" + file.getFileName()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return bytes.toByteArray();
    }

    public Access access() {
        return new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, Source.file(sandbox.file("azure-credentials.json"))),
                Source.file(sandbox.file("management.kubeconfig")),
                Optional.empty(),
                new NetworkAccess(
                        Optional.of(URI.create(sandbox.property("hypershift.httpsProxy"))),
                        Source.file(sandbox.file("ca.pem")),
                        List.of()));
    }

    /** A directory beside the sandbox's files. */
    public Path directory(String name) {
        return sandbox.file(name);
    }
}
