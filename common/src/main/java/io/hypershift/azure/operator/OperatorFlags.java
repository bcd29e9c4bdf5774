package io.hypershift.azure.operator;

import static io.hypershift.azure.failure.Parameter.ADDITIONAL_OPERATOR_ENV_VARS;
import static io.hypershift.azure.failure.Parameter.DISABLE_CAPI_CONVERSION_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.DISABLE_CAPI_MIGRATION;
import static io.hypershift.azure.failure.Parameter.ENABLE_AUDIT_LOG_PERSISTENCE;
import static io.hypershift.azure.failure.Parameter.ENABLE_CONVERSION_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.ENABLE_CPO_OVERRIDES;
import static io.hypershift.azure.failure.Parameter.ENABLE_DEDICATED_REQUEST_SERVING_ISOLATION;
import static io.hypershift.azure.failure.Parameter.ENABLE_DEFAULTING_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.ENABLE_ETCD_RECOVERY;
import static io.hypershift.azure.failure.Parameter.ENABLE_SIZE_TAGGING;
import static io.hypershift.azure.failure.Parameter.ENABLE_VALIDATING_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.HCP_EGRESS_BLOCK_CIDRS;
import static io.hypershift.azure.failure.Parameter.IMAGE_PULL_POLICY;
import static io.hypershift.azure.failure.Parameter.LIMIT_CRD_INSTALL;
import static io.hypershift.azure.failure.Parameter.METRICS_SET;
import static io.hypershift.azure.failure.Parameter.MONITORING_DASHBOARDS;
import static io.hypershift.azure.failure.Parameter.PLATFORM_MONITORING;
import static io.hypershift.azure.failure.Parameter.REGISTRY_OVERRIDES;
import static io.hypershift.azure.failure.Parameter.SLOS_ALERTS;
import static io.hypershift.azure.failure.Parameter.TECH_PREVIEW_NO_UPGRADE;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Items;
import io.hypershift.azure.input.ValueRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The flags of {@code hypershift install} that go into the rendering as they are given; one that is not given has the default of
 * HyperShift's own (HyperShift {@code cmd/install/install.go}).
 *
 * @param values by parameter, whose words are the flag's
 */
public record OperatorFlags(Map<Parameter, String> values) {
    /** HyperShift's CRDs of Azure alone. */
    public static final String PLATFORM = "Azure";

    private static final Map<Parameter, ValueRule> RULES = new EnumMap<>(Map.ofEntries(
            Map.entry(ADDITIONAL_OPERATOR_ENV_VARS, ValueRule.PAIRS),
            Map.entry(DISABLE_CAPI_CONVERSION_WEBHOOK, ValueRule.SWITCH),
            Map.entry(DISABLE_CAPI_MIGRATION, ValueRule.SWITCH),
            Map.entry(ENABLE_AUDIT_LOG_PERSISTENCE, ValueRule.SWITCH),
            Map.entry(ENABLE_CONVERSION_WEBHOOK, ValueRule.SWITCH),
            Map.entry(ENABLE_CPO_OVERRIDES, ValueRule.SWITCH),
            Map.entry(ENABLE_DEDICATED_REQUEST_SERVING_ISOLATION, ValueRule.SWITCH),
            Map.entry(ENABLE_DEFAULTING_WEBHOOK, ValueRule.SWITCH),
            Map.entry(ENABLE_ETCD_RECOVERY, ValueRule.SWITCH),
            Map.entry(ENABLE_SIZE_TAGGING, ValueRule.SWITCH),
            Map.entry(ENABLE_VALIDATING_WEBHOOK, ValueRule.SWITCH),
            Map.entry(HCP_EGRESS_BLOCK_CIDRS, ValueRule.CIDRS),
            Map.entry(IMAGE_PULL_POLICY, ValueRule.oneOf("Always", "IfNotPresent", "Never")),
            Map.entry(
                    LIMIT_CRD_INSTALL,
                    ValueRule.someOf("AWS", "Azure", "IBMCloud", "KubeVirt", "Agent", "OpenStack", "GCP")),
            Map.entry(METRICS_SET, ValueRule.oneOf("Telemetry", "SRE", "All")),
            Map.entry(MONITORING_DASHBOARDS, ValueRule.SWITCH),
            Map.entry(PLATFORM_MONITORING, ValueRule.oneOf("None", "OperatorOnly", "All")),
            Map.entry(REGISTRY_OVERRIDES, ValueRule.PAIRS),
            Map.entry(SLOS_ALERTS, ValueRule.SWITCH),
            Map.entry(TECH_PREVIEW_NO_UPGRADE, ValueRule.SWITCH)));

    /** HyperShift's own: what is as it is there need not be said, and an operator that does not know the flag yet can be rendered. */
    private static final Map<Parameter, String> DEFAULTS = new EnumMap<>(Map.ofEntries(
            Map.entry(DISABLE_CAPI_CONVERSION_WEBHOOK, "false"),
            Map.entry(DISABLE_CAPI_MIGRATION, "false"),
            Map.entry(ENABLE_AUDIT_LOG_PERSISTENCE, "false"),
            Map.entry(ENABLE_CONVERSION_WEBHOOK, "true"),
            Map.entry(ENABLE_CPO_OVERRIDES, "false"),
            Map.entry(ENABLE_DEDICATED_REQUEST_SERVING_ISOLATION, "true"),
            Map.entry(ENABLE_DEFAULTING_WEBHOOK, "false"),
            Map.entry(ENABLE_ETCD_RECOVERY, "true"),
            Map.entry(ENABLE_SIZE_TAGGING, "false"),
            Map.entry(ENABLE_VALIDATING_WEBHOOK, "false"),
            Map.entry(IMAGE_PULL_POLICY, "IfNotPresent"),
            Map.entry(METRICS_SET, "Telemetry"),
            Map.entry(MONITORING_DASHBOARDS, "false"),
            Map.entry(SLOS_ALERTS, "false"),
            Map.entry(TECH_PREVIEW_NO_UPGRADE, "false")));

    /** None but the limit to the CRDs of Azure. */
    public static final OperatorFlags USUAL = new OperatorFlags(Map.of(LIMIT_CRD_INSTALL, PLATFORM));

    public OperatorFlags {
        if (!RULES.keySet().containsAll(values.keySet())) {
            throw new IllegalArgumentException("not all flags: " + values.keySet());
        }
        values = Map.copyOf(values);
    }

    /** Those that are given: a blank one is not, nor one that has HyperShift's own default. */
    public static OperatorFlags given(Map<Parameter, @Nullable String> values) {
        var given = new EnumMap<Parameter, String>(Parameter.class);
        values.forEach((parameter, value) -> {
            if (value != null && !value.isBlank() && !value.strip().equals(DEFAULTS.get(parameter))) {
                given.put(parameter, value.strip());
            }
        });
        return new OperatorFlags(given);
    }

    void validate(Checks checks) {
        RULES.forEach((parameter, rule) -> {
            var value = values.get(parameter);
            if (value != null) {
                rule.check(parameter, value, checks);
            }
        });
    }

    /** As the CLI takes them; one that may be repeated is. */
    List<String> arguments() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(flag -> values(flag.getKey(), Items.of(flag.getValue()))
                        .map(value -> name(flag.getKey()) + "=" + value))
                .toList();
    }

    private static Stream<String> values(Parameter parameter, List<String> items) {
        return parameter == HCP_EGRESS_BLOCK_CIDRS ? items.stream() : Stream.of(String.join(",", items));
    }

    /** A parameter's flag: {@code IMAGE_PULL_POLICY} is {@code --image-pull-policy}, and a file's name has no word for it. */
    static String name(Parameter parameter) {
        var words = parameter.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "--" + (words.endsWith("-file") ? words.substring(0, words.length() - 5) : words);
    }
}
