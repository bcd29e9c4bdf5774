package io.hypershift.azure.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityRulesTest {

    @Test
    void the_first_rule_that_applies_counts() {
        var rules = rules(
                rule("late-deny", 200, "Outbound", "Deny", "*", "*"),
                rule("allow", 100, "Outbound", "Allow", "*", "443"));

        assertThat(rules.blocking(List.of(443))).isEmpty();
        assertThat(rules.blocking(List.of(6443))).get().returns("late-deny", SecurityRules.Blocked::rule);
    }

    @Test
    void what_no_rule_is_about_gets_out() {
        assertThat(rules().blocking(List.of(443))).isEmpty();
        assertThat(rules(rule("in", 100, "Inbound", "Deny", "*", "*")).blocking(List.of(443)))
                .isEmpty();
        assertThat(rules(rule("inside", 100, "Outbound", "Deny", "VirtualNetwork", "*"))
                        .blocking(List.of(443)))
                .isEmpty();
    }

    @Test
    void a_rule_for_the_addresses_of_others_is_passed_over() {
        var deny = rule("deny", 100, "Outbound", "Deny", "Internet", "*");
        var others = deny.replace("\"protocol\"", "\"sourceAddressPrefix\": \"10.9.0.0/24\", \"protocol\"");
        var ours = deny.replace("\"protocol\"", "\"sourceAddressPrefix\": \"10.0.0.0/24\", \"protocol\"");

        assertThat(rules(others).blocking(List.of(443))).isEmpty();
        assertThat(rules(ours).blocking(List.of(443))).isPresent();
    }

    @Test
    void exceptions_before_a_rule_are_told() {
        var deny = rule("deny", 200, "Outbound", "Deny", "Internet", "*");

        assertThat(rules(deny).blocking(List.of(443))).get().returns(false, SecurityRules.Blocked::hasExceptions);
        assertThat(rules(rule("azure", 100, "Outbound", "Allow", "AzureCloud", "443"), deny)
                        .blocking(List.of(443)))
                .get()
                .returns(true, SecurityRules.Blocked::hasExceptions);
    }

    /** Azure's own form of it: the rules that count, the default ones among them, and other words for the same. */
    @Test
    void rules_as_azure_puts_them_together_count_too() throws JsonProcessingException {
        var group = Json.parseObject("""
                {"networkSecurityGroup": {"id": "/subscriptions/s/resourceGroups/g/providers/x/nsg"},
                 "effectiveSecurityRules": [
                  {"name": "defaultSecurityRules/AllowInternetOutBound", "protocol": "All",
                   "destinationPortRange": "0-65535", "sourceAddressPrefix": "0.0.0.0/0",
                   "destinationAddressPrefix": "Internet", "access": "Allow", "priority": 65001,
                   "direction": "Outbound"},
                  {"name": "securityRules/none-out", "protocol": "Tcp", "destinationPortRange": "6443-6443",
                   "sourceAddressPrefix": "0.0.0.0/0", "destinationAddressPrefix": "0.0.0.0/0",
                   "access": "Deny", "priority": 100, "direction": "Outbound"}]}""");
        var rules = SecurityRules.effective(group);

        assertThat(rules.blocking(List.of(443))).isEmpty();
        assertThat(rules.blocking(List.of(443, 6443))).get().returns("none-out", SecurityRules.Blocked::rule);
    }

    @Test
    void a_range_of_ports_has_both_its_ends() {
        var rules = rules(rule("range", 100, "Outbound", "Deny", "Internet", "6443-7443"));

        assertThat(rules.blocking(List.of(443))).isEmpty();
        assertThat(rules.blocking(List.of(6443))).isPresent();
        assertThat(rules.blocking(List.of(7443))).isPresent();
        assertThat(rules.blocking(List.of(7444))).isEmpty();
    }

    private static String rule(String name, int priority, String direction, String access, String to, String ports) {
        return """
                {"name": "%s", "properties": {"priority": %d, "direction": "%s", "access": "%s", "protocol": "*",
                 "destinationAddressPrefix": "%s", "destinationPortRange": "%s"}}""".formatted(name, priority, direction, access, to, ports);
    }

    private static SecurityRules rules(String... rules) {
        try {
            return SecurityRules.of(
                    Json.parseObject("{\"properties\": {\"securityRules\": [" + String.join(",", rules) + "]}}"),
                    "10.0.0.0/24");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
