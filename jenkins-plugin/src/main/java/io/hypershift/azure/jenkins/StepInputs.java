package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.AZURE_CREDENTIALS_FILE;
import static io.hypershift.azure.failure.Parameter.BUNDLE_DIRECTORY;
import static io.hypershift.azure.failure.Parameter.CA_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.HTTPS_PROXY;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_KUBECONFIG_FILE;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.BundleArchive;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.foundation.VerifyFoundationRequest;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import io.hypershift.azure.upgrade.UpgradeScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a step was given into what the core takes, and collects what is wrong with it. Nothing of it is ever a file of the
 * controller: whoever writes a Jenkinsfile must not read there.
 */
final class StepInputs {
    private final Inputs inputs = new Inputs();
    private final CredentialsLookup credentials;

    StepInputs(CredentialsLookup credentials) {
        this.credentials = credentials;
    }

    Access access(ManagementStep step, AzureSignIn azure) {
        return access(step, azure, List.of());
    }

    /** The same for a step that asks DNS, too. */
    Access access(ManagementStep step, AzureSignIn azure, List<String> dnsServers) {
        var access = new Access(
                azure,
                required(MANAGEMENT_KUBECONFIG_FILE, step.getManagementKubeconfigCredentialsId(), this::text),
                Arguments.optional(step.getManagementContext()),
                network(step, dnsServers));
        return checked(access);
    }

    /** The access of a step that works with a management cluster where it is given one. */
    Access accessWithManagementIfAny(ManagementStep step, AzureSignIn azure, List<String> dnsServers) {
        return checked(new Access(
                azure,
                secretFile(MANAGEMENT_KUBECONFIG_FILE, step.getManagementKubeconfigCredentialsId()),
                Arguments.optional(step.getManagementContext()),
                network(step, dnsServers)));
    }

    Access accessWithManagementIfAny(ManagementStep step, AzureSignIn azure) {
        return accessWithManagementIfAny(step, azure, List.of());
    }

    /** The access of a step that can do without Azure: why there is no way in is told, and is no problem. */
    Access accessWithAzureIfAny(
            ManagementStep step,
            @Nullable String azureId,
            String cloud,
            List<String> dnsServers,
            Consumer<String> told) {
        var access = new Access(
                azureIfAny(azureId, cloud, told),
                required(MANAGEMENT_KUBECONFIG_FILE, step.getManagementKubeconfigCredentialsId(), this::text),
                Arguments.optional(step.getManagementContext()),
                network(step, dnsServers));
        if (access.managementKubeconfig().isGiven()) {
            addAll(access.managementProblems());
        }
        return access;
    }

    private AzureSignIn azureIfAny(@Nullable String id, String cloud, Consumer<String> told) {
        inputs.cloud(cloud);
        if (id == null) {
            return AzureSignIn.none();
        }
        var apart = new StepInputs(credentials);
        var signIn = apart.azure(id, cloud);
        try {
            apart.throwIfAny();
        } catch (HyperShiftException e) {
            told.accept(e.in(JenkinsWords.INSTANCE));
        }
        return signIn;
    }

    /** What is wrong with what is given; why something is not is told already. */
    private Access checked(Access access) {
        if (access.managementKubeconfig().isGiven()) {
            addAll(access.managementProblems());
        }
        if (access.azureSignIn().isGiven()) {
            addAll(access.azureProblems());
        }
        return access;
    }

    /** A service principal: of our own kind of credentials, or in a secret file of the form HyperShift's CLI takes. */
    AzureSignIn azure(@Nullable String id, String cloud) {
        var known = inputs.cloud(cloud);
        var principal = required(
                AZURE_CREDENTIALS_FILE,
                id,
                found -> found instanceof HyperShiftAzureCredentials own
                        ? Optional.of(own.servicePrincipal().from(origin(found)))
                        : text(found));
        return principal.isGiven() ? new AzureSignIn.WithSecret(known, principal) : AzureSignIn.none();
    }

    /** The text of a secret file; none where no credentials are named. */
    Source secretFile(Parameter parameter, @Nullable String id) {
        return id == null ? Source.none() : required(parameter, id, this::text);
    }

    /** What the cluster's components are let in with. */
    Trust trust(@Nullable String bundleId, @Nullable String bundleSecret, Optional<String> oidcIssuerUrl) {
        if (bundleSecret != null) {
            refuseBoth(bundleId);
            return new Trust(Source.none(), Source.none(), Source.none(), oidcIssuerUrl, Optional.of(bundleSecret));
        }
        var bundle = find(BUNDLE_DIRECTORY, bundleId).flatMap(this::bundle);
        return new Trust(
                bundle.map(BundleArchive::foundation).orElse(Source.none()),
                bundle.map(BundleArchive::workloadIdentities).orElse(Source.none()),
                bundle.map(BundleArchive::privateKey).orElse(Source.none()),
                oidcIssuerUrl);
    }

    /** Which foundation to check. */
    VerifyFoundationRequest verification(
            @Nullable String bundleId, @Nullable String bundleSecret, Optional<String> baseDomain) {
        if (bundleSecret != null) {
            refuseBoth(bundleId);
            var request = VerifyFoundationRequest.inSecret(bundleSecret, baseDomain);
            addAll(request.validate());
            return request;
        }
        var trust = trust(bundleId, null, Optional.empty());
        var request = new VerifyFoundationRequest(
                trust.foundation(),
                trust.workloadIdentities(),
                trust.signingKey(),
                Source.none(),
                Source.none(),
                baseDomain,
                Optional.empty());
        if (trust.foundation().isGiven() || trust.signingKey().isGiven()) { // why there is no bundle is told already
            addAll(request.validate());
        }
        return request;
    }

    private void refuseBoth(@Nullable String bundleId) {
        if (bundleId != null) {
            add(BundleSecretName.besideOtherBundle());
        }
    }

    <E extends Enum<E>> E choice(Parameter parameter, String text, Class<E> choices) {
        return inputs.choice(parameter, text, choices);
    }

    UpgradeScope upgradeScope(String text) {
        return UpgradeScope.of(text, inputs);
    }

    List<String> servers(Parameter parameter, @Nullable String text) {
        return inputs.servers(parameter, text);
    }

    Duration duration(Parameter parameter, String text) {
        return inputs.duration(parameter, text);
    }

    Map<String, String> pairs(Parameter parameter, @Nullable String text) {
        return Arguments.pairs(text).orElseGet(() -> {
            add(Problem.of(
                    "invalid",
                    "{} cannot be \"{}\": it must be like team=ci, cost=42",
                    parameter,
                    String.valueOf(text)));
            return Map.of();
        });
    }

    Manifests manifests(String source, FromJob job, Source file) {
        return Manifests.chosen(source, job, file, inputs);
    }

    void oneOf(Parameter parameter, String value, String... allowed) {
        inputs.oneOf(parameter, value, allowed);
    }

    void add(Problem problem) {
        inputs.add(problem);
    }

    void addAll(List<Problem> problems) {
        inputs.addAll(problems);
    }

    void throwIfAny() {
        inputs.throwIfAny();
    }

    private NetworkAccess network(NetworkStep step, List<String> dnsServers) {
        var proxy = Optional.ofNullable(step.getHttpsProxy()).or(ControllerProxy::toAzure);
        var network = new NetworkAccess(
                inputs.proxy(HTTPS_PROXY, proxy.orElse(null)),
                secretFile(CA_BUNDLE_FILE, step.getCaBundleCredentialsId()),
                dnsServers);
        addAll(network.validate());
        return network;
    }

    private Source required(
            Parameter parameter, @Nullable String id, Function<StandardCredentials, Optional<Source>> content) {
        return find(parameter, id)
                .flatMap(found -> {
                    var source = content.apply(found);
                    if (source.isEmpty()) {
                        add(wrongKind(parameter, found));
                    }
                    return source;
                })
                .orElse(Source.none());
    }

    private Optional<StandardCredentials> find(Parameter parameter, @Nullable String id) {
        if (id == null) {
            add(Problem.of("missing", "{} is not given", parameter)
                    .remedy("Give it the id of credentials: {}", new Text.Setting(parameter, "...")));
            return Optional.empty();
        }
        var found = credentials.find(id);
        if (found.isEmpty()) {
            add(Problem.of("no-credentials", "{}: there are no credentials \"{}\" for this build", parameter, id)
                    .remedy("Add them to Jenkins, or to the folder that the job is in."));
        }
        return found;
    }

    private Optional<Source> text(StandardCredentials found) {
        return content(found).map(bytes -> Source.text(new String(bytes, StandardCharsets.UTF_8), origin(found)));
    }

    private Optional<BundleArchive> bundle(StandardCredentials found) {
        var zip = content(found);
        if (zip.isEmpty()) {
            add(wrongKind(BUNDLE_DIRECTORY, found));
            return Optional.empty();
        }
        try {
            return Optional.of(BundleArchive.read(zip.get(), origin(found)));
        } catch (HyperShiftException e) {
            addAll(e.problems());
            return Optional.empty();
        }
    }

    private static Optional<byte[]> content(StandardCredentials found) {
        if (!(found instanceof FileCredentials file)) {
            return Optional.empty();
        }
        try (var in = file.getContent()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Problem wrongKind(Parameter parameter, StandardCredentials found) {
        var own = parameter == AZURE_CREDENTIALS_FILE ? ", or of the kind \"HyperShift on Azure\"" : "";
        return Problem.of("wrong-kind", "{}: {} are not a secret file{}", parameter, origin(found), own)
                .remedy("Credentials of the kind \"Secret file\" are expected{}.", own);
    }

    private static String origin(StandardCredentials found) {
        return "credentials \"" + found.getId() + "\"";
    }
}
