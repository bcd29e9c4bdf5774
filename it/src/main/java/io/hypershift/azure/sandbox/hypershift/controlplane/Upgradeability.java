package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What speaks against going to another minor release, as OpenShift's version operator finds it in the hosted cluster: cluster
 * operators that are not upgradeable, overrides, and gates that an administrator has to acknowledge
 * (the ConfigMaps {@code openshift-config-managed/admin-gates} and {@code openshift-config/admin-acks}).
 */
final class Upgradeability {
    private static final String TYPE = "Upgradeable";

    private final KubeApi hosted;
    private final Resource clusterVersion;
    private final String version;

    /**
     * @param version the release that runs
     */
    Upgradeability(KubeApi hosted, Resource clusterVersion, String version) {
        this.hosted = hosted;
        this.clusterVersion = clusterVersion;
        this.version = version;
    }

    /** The condition that forbids it; nothing speaks against it while there is none. */
    Optional<Condition> refusal() {
        var refusals = new ArrayList<Condition>();
        operators().ifPresent(refusals::add);
        overrides().ifPresent(refusals::add);
        acknowledgements().ifPresent(refusals::add);
        if (refusals.size() < 2) {
            return refusals.stream().findFirst();
        }
        var messages = refusals.stream().map(Condition::message).toList();
        return Optional.of(Condition.isFalse(
                TYPE,
                "MultipleReasons",
                "Cluster should not be upgraded between minor versions for multiple reasons:\n* "
                        + String.join("\n* ", messages)));
    }

    private Optional<Condition> operators() {
        var refusing = hosted.list(Kind.CLUSTER_OPERATOR, "").stream()
                .flatMap(operator -> operator.items("/status/conditions").stream()
                        .filter(Upgradeability::forbids)
                        .map(it -> new Condition(
                                operator.name(),
                                "False",
                                it.path("reason").asText(),
                                it.path("message").asText())))
                .toList();
        if (refusing.isEmpty()) {
            return Optional.empty();
        }
        if (refusing.size() == 1) {
            var only = refusing.get(0);
            return Optional.of(Condition.isFalse(TYPE, only.reason(), told(only) + only.message()));
        }
        var all = refusing.stream()
                .map(it -> told(it) + it.reason() + ": " + it.message())
                .toList();
        return Optional.of(Condition.isFalse(
                TYPE,
                "ClusterOperatorsNotUpgradeable",
                "Multiple cluster operators should not be upgraded between minor versions:\n* "
                        + String.join("\n* ", all)));
    }

    private static String told(Condition operator) {
        return "Cluster operator " + operator.type() + " should not be upgraded between minor versions: ";
    }

    /** Whether this condition of a cluster operator forbids it. */
    static boolean forbids(JsonNode condition) {
        return condition.path("type").asText().equals(TYPE)
                && condition.path("status").asText().equals("False");
    }

    private Optional<Condition> overrides() {
        return clusterVersion.items("/spec/overrides").stream()
                .filter(it -> it.path("unmanaged").asBoolean())
                .findFirst()
                .map(
                        any -> Condition.isFalse(
                                TYPE,
                                "ClusterVersionOverridesSet",
                                "Disabling ownership via cluster version overrides prevents upgrades. Please remove overrides before continuing."));
    }

    /** A gate's key names the release it stands in front of, and its value says what to do. */
    private Optional<Condition> acknowledgements() {
        var gates = hosted.get(Kind.CONFIG_MAP, "openshift-config-managed", "admin-gates");
        if (gates.isEmpty()) {
            return Optional.empty();
        }
        var acknowledged = hosted.get(Kind.CONFIG_MAP, "openshift-config", "admin-acks");
        var open = gates.get()
                .at("/data")
                .propertyStream()
                .filter(it -> it.getKey().startsWith("ack-" + Releases.minor(version) + "-"))
                .filter(it -> acknowledged
                        .filter(acks ->
                                acks.at("/data").path(it.getKey()).asText().equals("true"))
                        .isEmpty())
                .map(it -> it.getValue().asText())
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(Condition.isFalse(TYPE, "AdminAckRequired", String.join(" ", open)));
    }
}
