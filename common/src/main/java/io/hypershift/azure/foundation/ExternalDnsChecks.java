package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.PublicDns.Hosted;
import io.hypershift.azure.azureapi.Roles.Grant;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.Foundation.ExternalDnsZone;
import io.hypershift.azure.foundation.Foundation.SecretHolder;
import io.hypershift.azure.input.Source;
import java.util.stream.Stream;

/** Whether external DNS can do its work: its zone is there and found by the world, and it can sign in and write there. */
record ExternalDnsChecks(ExternalDnsZone wanted, Source credentials, Azure azure, NameServers nameServers) {
    private static final Text MAKE_AGAIN = Text.of(
            "Make it again: {} {}", Operation.CREATE_FOUNDATION, new Text.Setting(Parameter.EXTERNAL_DNS, "true"));

    void addTo(Checklist list, Probe<?> group, String groupName) {
        var zone = list.add("external DNS zone " + wanted.zone(), () -> zone(groupName), group);
        list.add(
                "delegation of " + wanted.zone(),
                answers -> ZoneChecks.delegation(wanted.zone(), answers.of(zone).nameServers(), nameServers),
                zone);
        list.add("role of external DNS on its zone", () -> role(wanted.application()), zone);
        list.add("secret of external DNS", () -> secret(wanted.application()), group);
    }

    private Finding<Hosted> zone(String group) {
        return azure.publicDns().zonesOf(group).stream()
                .filter(it -> it.zone().name().equalsIgnoreCase(wanted.zone()))
                .findFirst()
                .map(it -> Finding.of(it, "a public zone in group {}", group))
                .orElseGet(() -> Finding.failed(Text.of("it is not there"), MAKE_AGAIN));
    }

    private Finding<Boolean> role(SecretHolder application) {
        var held = azure.roles().countingAt(wanted.id()).stream()
                .filter(it -> it.principalId().equalsIgnoreCase(application.principalId()))
                .anyMatch(ExternalDnsChecks::writesRecords);
        return held
                ? Finding.passed("held by {}", application.name())
                : Finding.failed(Text.of("{} may not write records there", application.name()), MAKE_AGAIN);
    }

    private static boolean writesRecords(Grant grant) {
        return Stream.of(BuiltInRole.DNS_ZONE_CONTRIBUTOR, BuiltInRole.CONTRIBUTOR)
                .map(BuiltInRole::definition)
                .anyMatch(grant::isOf);
    }

    private Finding<Boolean> secret(SecretHolder application) {
        if (!credentials.isGiven()) {
            return Finding.unknown(Text.of("its file is not in the bundle"), Text.NONE);
        }
        try {
            var content = ClientSecret.parse(Purpose.EXTERNAL_DNS, credentials.read());
            if (content.isEmpty() || !content.get().clientId().equalsIgnoreCase(application.clientId())) {
                return Finding.failed(
                        Text.of("{} is not of application {}", credentials.origin(), application.clientId()),
                        MAKE_AGAIN);
            }
            return azure.accepts(application.clientId(), content.get().secret())
                    ? Finding.passed("{} can sign in", application.name())
                    : Finding.failed(
                            Text.of(
                                    "{} cannot sign in with the secret in {}",
                                    application.name(),
                                    credentials.origin()),
                            MAKE_AGAIN);
        } catch (Source.Unreadable e) {
            return Finding.failed(Text.of("{} {}", credentials.origin(), e.reason()), MAKE_AGAIN);
        }
    }
}
