package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExternalDnsTest {
    private static final Optional<String> NOT_GIVEN = Optional.empty();

    @Test
    void the_zone_lies_below_the_base_domain_unless_told_otherwise() {
        assertThat(zone(NOT_GIVEN, NOT_GIVEN, "example.com")).isEqualTo("demo.example.com");
        assertThat(zone(NOT_GIVEN, Optional.of("corp.example.org"), "example.com"))
                .isEqualTo("demo.corp.example.org");
        assertThat(zone(Optional.of("hcp.example.com"), NOT_GIVEN, "example.com"))
                .isEqualTo("hcp.example.com");
    }

    @Test
    void a_zone_elsewhere_has_the_domain_above_it_as_its_parent() {
        var dns = dns(Optional.of("hcp.corp.example.org"), NOT_GIVEN);
        assertThat(dns.parentName(Optional.of("example.com"))).contains("corp.example.org");
        assertThat(problems(dns, Optional.of("example.com"))).isEmpty();
    }

    @Test
    void refuses_a_zone_that_its_parent_cannot_delegate() {
        assertThat(problems(dns(Optional.of("hcp.example.org"), Optional.of("example.com")), NOT_GIVEN))
                .singleElement()
                .asString()
                .contains("it must lie in the parent zone example.com");
    }

    @Test
    void refuses_a_zone_that_holds_the_base_domain_as_hypershift_does() {
        assertThat(problems(dns(Optional.of("example.com"), NOT_GIVEN), Optional.of("ci.example.com")))
                .anyMatch(it -> it.contains("HyperShift refuses clusters"));
    }

    @Test
    void asks_for_a_parent_where_there_is_no_base_domain() {
        assertThat(problems(dns(NOT_GIVEN, NOT_GIVEN), NOT_GIVEN))
                .singleElement()
                .asString()
                .contains("parentDnsZone is not given");
    }

    @Test
    void refuses_secrets_that_live_for_hours_or_for_ever() {
        for (var lifetime : List.of(Duration.ofHours(5), Duration.ofDays(4000))) {
            var checks = new Checks();
            new ServicePrincipals(Optional.empty(), true, lifetime).validate("demo", NOT_GIVEN, checks);
            assertThat(checks.problems()).hasSize(1);
        }
    }

    private static ExternalDns dns(Optional<String> zone, Optional<String> parent) {
        return new ExternalDns(zone, parent, Optional.empty(), false, ExternalDnsRoles.LEAST);
    }

    private static String zone(Optional<String> zone, Optional<String> parent, String baseDomain) {
        var dns = dns(zone, parent);
        return dns.zoneName("demo", dns.parentName(Optional.of(baseDomain)).orElseThrow());
    }

    private static List<String> problems(ExternalDns dns, Optional<String> baseDomain) {
        var checks = new Checks();
        dns.validate("demo", baseDomain, checks);
        return checks.problems().stream().map(it -> it.in(Words.PLAIN)).toList();
    }
}
