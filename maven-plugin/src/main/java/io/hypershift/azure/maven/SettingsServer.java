package io.hypershift.azure.maven;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.ServicePrincipal;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sensitive.Sensitive;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A service principal kept as a server in {@code settings.xml}: username and password are client id and client secret, and
 * {@code <configuration>} holds {@code <tenantId>} and {@code <subscriptionId>}.
 */
record SettingsServer(Settings settings, SettingsDecrypter decrypter) {

    Source read(String id) {
        var origin = "server " + id + " of settings.xml";
        var server = settings.getServer(id);
        if (server == null) {
            throw new HyperShiftException(
                    Problem.of("no-server", "{}: settings.xml has no server {}", Parameter.AZURE_SERVER_ID, id));
        }
        var configuration = server.getConfiguration() instanceof Xpp3Dom dom ? dom : new Xpp3Dom("configuration");
        return new ServicePrincipal(
                        decrypted(child(configuration, "subscriptionId"), origin),
                        decrypted(child(configuration, "tenantId"), origin),
                        decrypted(server.getUsername(), origin),
                        Sensitive.of(decrypted(server.getPassword(), origin)))
                .from(origin);
    }

    /** Maven decrypts passwords alone, so any other value goes in as one. */
    private String decrypted(@Nullable String value, String origin) {
        if (value == null) {
            return "";
        }
        var carrier = new Server();
        carrier.setPassword(value);
        var result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(carrier));
        for (var problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new HyperShiftException(refused(origin, problem.getMessage()));
            }
        }
        var plain = result.getServer().getPassword();
        if (plain.startsWith("{") && plain.endsWith("}")) {
            throw new HyperShiftException(refused(origin, "it is still encrypted"));
        }
        return plain;
    }

    private static @Nullable String child(Xpp3Dom configuration, String name) {
        var child = configuration.getChild(name);
        return child == null ? null : child.getValue();
    }

    private static Problem refused(String origin, String reason) {
        return Problem.of("settings-decryption", "{}: a value cannot be decrypted: {}", origin, reason)
                .remedy("Encrypt it with mvn --encrypt-password, with your master password in settings-security.xml.");
    }
}
