package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.azure.entra.Password;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names: who writes them, whether anybody is led to them. */
final class DnsFaults {
    private static final String OPERATOR = InstallOperatorRequest.NAMESPACE;
    private static final String EXTERNAL_DNS = "external-dns";
    private static final String ZONES =
            "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/os4-common/providers/Microsoft.Network/dnszones/";

    private DnsFaults() {}

    static List<Scenario> all() {
        return Scenario.all(externalDns(), baseDomain());
    }

    private static Signal unreachable() {
        return Signal.condition("ExternalDNSReachable", "False ExternalDNSHostNotReachable");
    }

    /** Of one that ends and is started again: what it writes while it does so. */
    private static Signal log(String... words) {
        return log(pod -> pod.getLog() + pod.terminated().getLog(), words);
    }

    /** Of one that goes on. */
    private static Signal goesOn(String... words) {
        return log(ContainerResource::getLog, words);
    }

    private static Signal log(Function<ContainerResource, String> reading, String... words) {
        return Signal.of("log of external DNS", cluster -> log(cluster, reading), words);
    }

    private static String log(SampleCluster cluster, Function<ContainerResource, String> reading) {
        var pods = cluster.management().pods().inNamespace(OPERATOR);
        return pods.withLabel("name", EXTERNAL_DNS).list().getItems().stream()
                .map(it -> pods.withName(it.getMetadata().getName()).inContainer(EXTERNAL_DNS))
                .map(reading)
                .collect(Collectors.joining());
    }

    private static Scenario published(String code, String name) {
        return Scenario.of(code, name)
                .alone(Setting.EXTERNAL_DNS)
                .with(Parameter.EXTERNAL_DNS_DOMAIN, Setting.EXTERNAL_DOMAIN);
    }

    private static List<Scenario> externalDns() {
        return List.of(
                published("external-dns-not-running", "dns-off")
                        .before(it -> it.management()
                                .apps()
                                .deployments()
                                .inNamespace(OPERATOR)
                                .withName(EXTERNAL_DNS)
                                .scale(0))
                        .shows(unreachable()),
                published("external-dns-cannot-sign-in", "dns-wrong-secret")
                        .before(it -> {
                            endPasswords(it, "another~secret", Instant.now().plusSeconds(3600));
                            restart(it);
                        })
                        .shows(log("AADSTS7000215")),
                published("external-dns-cannot-sign-in", "dns-expired")
                        .before(it -> {
                            endPasswords(it, "", Instant.now().minusSeconds(60));
                            restart(it);
                        })
                        .shows(log("AADSTS7000222")),
                published("external-dns-filter-excludes-domain", "dns-filter")
                        .before(it -> it.site()
                                .hypershift()
                                .operators()
                                .install(
                                        Setting.EXTERNAL_DNS.operator(
                                                it.site(), Setting.externalDns(it.site(), "elsewhere.example.com")),
                                        new Cancellation()))
                        .shows(unreachable()),
                published("external-dns-forbidden", "dns-no-role")
                        .before(it -> {
                            var principal = it.foundation()
                                    .externalDns()
                                    .orElseThrow()
                                    .application()
                                    .principalId();
                            it.azure()
                                    .remove(role -> role.properties()
                                            .path("principalId")
                                            .asText()
                                            .equals(principal));
                            restart(it);
                        })
                        .shows(unreachable()),
                published("external-dns-finds-no-zone", "dns-no-zone")
                        .before(it -> it.azure()
                                .remove(found -> found.id().is("Microsoft.Network/dnsZones")
                                        && found.id().name().equals(Setting.EXTERNAL_DOMAIN)))
                        .shows(List.of(unreachable(), goesOn("a suitable Azure DNS zone was not found"))),
                published("external-dns-throttled", "dns-throttled")
                        .before(it -> it.azure()
                                .azure()
                                .faults()
                                .add(Fault.on("PUT", "/dnsZones/it.example.com/")
                                        .times(Integer.MAX_VALUE)
                                        .throttled(60)))
                        .shows(log("TooManyRequests")));
    }

    /** Gives the application's secrets another value or end than whoever signs in knows. */
    private static void endPasswords(SampleCluster cluster, String value, Instant end) {
        var directory = cluster.azure().azure().directory();
        var application =
                cluster.foundation().externalDns().orElseThrow().application().applicationId();
        var passwords = directory.passwordsOf(application);
        assertThat(passwords).isNotEmpty();
        for (var it : passwords) {
            directory.removePassword(application, it.keyId());
            directory.add(new Password(
                    application, it.keyId(), it.displayName(), value.isEmpty() ? it.secret() : value, it.start(), end));
        }
    }

    private static void restart(SampleCluster cluster) {
        cluster.management()
                .pods()
                .inNamespace(OPERATOR)
                .withLabel("name", EXTERNAL_DNS)
                .delete();
    }

    private static List<Scenario> baseDomain() {
        return List.of(
                Scenario.of("base-domain-not-delegated", "no-delegation")
                        .alone(Setting.USUAL)
                        .with(Parameter.BASE_DOMAIN, "deep.example.com")
                        .running(it -> it.azure()
                                .remove(found -> found.id()
                                        .text()
                                        .toLowerCase(Locale.ROOT)
                                        .endsWith("/dnszones/example.com/ns/deep"))),
                Scenario.of("base-domain-zone-missing", "no-zone-left")
                        .alone(Setting.USUAL)
                        .with(Parameter.BASE_DOMAIN, "gone.example.com")
                        .before(it -> it.azure().azure().store().removeTree(new ResourceId(ZONES + "gone.example.com")))
                        .shows(Signal.log("ingress-operator", "ingress-operator", "NotFound")),
                Scenario.of("private-zone-missing", "no-private-zone")
                        .before(it -> it.azure()
                                .azure()
                                .store()
                                .removeTree(new ResourceId(it.hostedCluster()
                                        .at("/spec/dns/privateZoneID")
                                        .asText())))
                        .shows(Signal.log("ingress-operator", "ingress-operator", "NotFound")),
                Scenario.of("role-missing", "no-apps-record")
                        .ownFoundation()
                        .before(it -> it.azure().roles("ingress").stream()
                                .filter(role -> role.id()
                                        .text()
                                        .toLowerCase(Locale.ROOT)
                                        .contains("os4-common"))
                                .forEach(role -> it.azure().azure().store().remove(role.id())))
                        .shows(Signal.log("ingress-operator", "ingress-operator", "AuthorizationFailed")));
    }
}
