package io.hypershift.azure.maven;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import java.io.File;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the goals sign in to Azure: by the first that is given of a file, a server of {@code settings.xml} and the environment,
 * else as whoever is signed in with the Azure CLI.
 */
record AzureLogin(SettingsServer servers, EnvironmentLogin environment, AzureCli cli) {

    /** Nothing is returned where no way can be told; why is then among the problems. */
    AzureSignIn find(@Nullable File file, @Nullable String serverId, AzureCloud cloud, Inputs inputs) {
        try {
            if (file != null) {
                return new AzureSignIn.WithSecret(cloud, Source.file(file));
            }
            if (serverId != null) {
                return new AzureSignIn.WithSecret(cloud, servers.read(serverId));
            }
            var given = environment.find(cloud);
            return given.isPresent() ? given.get() : fromCli(cloud);
        } catch (HyperShiftException e) {
            inputs.addAll(e.problems());
            return AzureSignIn.none();
        }
    }

    private AzureSignIn fromCli(AzureCloud cloud) {
        try {
            var account = cli.account();
            if (!account.cloud().equals(Optional.of(cloud))) {
                throw new HyperShiftException(otherCloud(account, cloud));
            }
            return new AzureSignIn.WithAzureCli(cloud, account.subscriptionId(), account.tenantId(), account.user());
        } catch (AzureCli.Unavailable e) {
            throw new HyperShiftException(noCredentials(e.reason()), e);
        }
    }

    private static Problem otherCloud(AzureCli.Account account, AzureCloud cloud) {
        var problem = Problem.of(
                "other-cloud",
                "the Azure CLI is signed in to {}, but {} is {}",
                account.cloudName(),
                Parameter.CLOUD,
                cloud.id());
        return account.cloud()
                .map(its -> problem.remedy(
                        "Give the CLI's: {}, or sign it in to yours: az cloud set --name {}, then az login",
                        new Text.Setting(Parameter.CLOUD, its.id()),
                        AzureCli.nameOf(cloud)))
                .orElseGet(() -> problem.remedy(
                        "Sign it in to yours: az cloud set --name {}, then az login", AzureCli.nameOf(cloud)));
    }

    private static Problem noCredentials(String cliSays) {
        return Problem.of("no-credentials", "no Azure credentials are given")
                .because("The Azure CLI, which is asked last, {}.", cliSays)
                .remedy(
                        "Give a file with {}, a server of settings.xml with {}, or the environment variables {};"
                                + " or sign in with az login.",
                        Parameter.AZURE_CREDENTIALS_FILE,
                        Parameter.AZURE_SERVER_ID,
                        EnvironmentLogin.NAMES);
    }
}
