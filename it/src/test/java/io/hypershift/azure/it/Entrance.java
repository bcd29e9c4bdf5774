package io.hypershift.azure.it;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sandbox.Door;
import io.hypershift.azure.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the product gets into a sandbox: by what the sandbox's properties say, as any user does. */
public final class Entrance {
    private Entrance() {}

    public static Access to(Sandbox sandbox) {
        return access(sandbox.properties(), sandbox);
    }

    static Access by(Door door, Sandbox sandbox) {
        return access(door.properties(), sandbox);
    }

    public static Source file(Map<String, String> properties, String name) {
        return Source.file(Path.of(properties.getOrDefault(name, "")));
    }

    private static Access access(Map<String, String> properties, Sandbox sandbox) {
        var network = new NetworkAccess(
                Optional.of(URI.create(properties.getOrDefault("hypershift.httpsProxy", ""))),
                file(properties, "hypershift.caBundleFile"),
                List.of(sandbox.dnsServer()));
        return new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, file(properties, "hypershift.azureCredentialsFile")),
                file(properties, "hypershift.managementKubeconfigFile"),
                Optional.empty(),
                network);
    }
}
