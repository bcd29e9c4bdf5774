package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Cidr;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.manifest.JsonInput;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be told of a request without asking anybody: more than the CRDs' own rules, which accept a good deal. */
final class RequestRules {
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "arm64");
    private static final Set<String> NETWORK_TYPES = Set.of("OVNKubernetes", "Calico", "Other");
    private static final Set<String> AVAILABILITY = Set.of("SingleReplica", "HighlyAvailable");
    private static final Pattern QUANTITY = Pattern.compile("[1-9]\\d*(Ki|Mi|Gi|Ti)");
    private static final Pattern CLUSTER_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,52}[a-z0-9])?");

    /** Azure's naming rules for Microsoft.Network. */
    private static final int LONGEST_NETWORK = 64;

    private static final int LONGEST_NAMESPACE = 63;

    /** Every hosted cluster's own virtual network, as {@code create infra azure} makes it. */
    static final Cidr MACHINE_NETWORK = Cidr.parse("10.0.0.0/16").orElseThrow();

    private final CreateClusterRequest request;
    private final Checks checks;

    RequestRules(CreateClusterRequest request, Checks checks) {
        this.request = request;
        this.checks = checks;
    }

    void check() {
        checks.matches(
                Parameter.CLUSTER_NAME,
                request.name(),
                CLUSTER_NAME,
                "at most 54 lower-case letters, digits and inner hyphens, beginning with a letter");
        checks.matches(Parameter.NAMESPACE, request.namespace(), Names.LABEL, Names.LABEL_RULE);
        request.infraId().ifPresent(it -> checks.matches(Parameter.INFRA_ID, it, Names.INFRA_ID, Names.INFRA_ID_RULE));
        checks.matches(Parameter.BASE_DOMAIN, request.baseDomain(), Names.DOMAIN, Names.DOMAIN_RULE);
        checks.matches(Parameter.RELEASE_IMAGE, request.releaseImage(), Names.IMAGE, Names.IMAGE_RULE);
        request.placement()
                .location()
                .ifPresent(it -> checks.matches(Parameter.LOCATION, it, Names.LOCATION, Names.LOCATION_RULE));
        request.placement().tags().keySet().stream()
                .filter(tag -> !Names.isTag(tag))
                .forEach(tag -> checks.wrong(Parameter.RESOURCE_GROUP_TAGS, tag, "Azure takes no tag of that name"));
        checkLengths();
        checkNodes();
        checkControlPlane();
        checkNetworks();
        checkPositive(Parameter.TTL, request.ownership().ttl());
        checkPositive(Parameter.CLUSTER_GRACE_PERIOD, request.ownership().gracePeriod());
        request.ownership().keepOnFailure().ifPresent(it -> checkPositive(Parameter.KEEP_ON_FAILURE, it));
        checks.holds(
                Parameter.OWNER,
                request.ownership().owner(),
                Names::isTagValue,
                "it becomes a tag: at most 256 characters");
        request.placement().tags().forEach((tag, value) -> {
            if (!Names.isTagValue(value)) {
                checks.wrong(Parameter.RESOURCE_GROUP_TAGS, tag, "its value has more than 256 characters");
            }
        });
    }

    /** The pull secret's text, which must hold an {@code auths} object. */
    Optional<String> pullSecret() {
        return JsonInput.object(Parameter.PULL_SECRET_FILE, request.pullSecret(), checks)
                .filter(this::hasAuths)
                .map(ObjectNode::toString);
    }

    private boolean hasAuths(ObjectNode json) {
        if (json.path("auths").isObject()) {
            return true;
        }
        checks.add(Problem.of(
                        "pull-secret",
                        "{}: {} is no pull secret: it has no field auths",
                        Parameter.PULL_SECRET_FILE,
                        request.pullSecret().origin())
                .remedy("Download yours from the OpenShift console's downloads page."));
        return false;
    }

    /** Names that are made of the cluster's must be legal too. */
    private void checkLengths() {
        var name = request.name();
        var infraId = request.infraId().orElseGet(() -> InfraId.of(name, new SecureRandom()));
        var network = new InfraNames(name, infraId, request.baseDomain()).network();
        if (network.length() > LONGEST_NETWORK) {
            tooLong("Azure network", network.length(), LONGEST_NETWORK);
        }
        var controlPlane = request.namespace() + "-" + name;
        if (controlPlane.length() > LONGEST_NAMESPACE) {
            tooLong("control plane's namespace " + controlPlane, controlPlane.length(), LONGEST_NAMESPACE);
        }
    }

    private void tooLong(String what, int length, int longest) {
        checks.wrong(
                Parameter.CLUSTER_NAME,
                request.name(),
                "the name of its " + what + " would have " + length + " characters, where " + longest + " are allowed");
    }

    private void checkNodes() {
        var nodes = request.nodes();
        if (nodes.replicas() < 0 || nodes.replicas() > 500) {
            checks.wrong(Parameter.NODE_POOL_REPLICAS, "" + nodes.replicas(), "from 0 to 500");
        }
        if (nodes.rootDiskSize() < 16 || nodes.rootDiskSize() > 32767) {
            checks.wrong(Parameter.ROOT_DISK_SIZE, "" + nodes.rootDiskSize(), "from 16 to 32767 GiB");
        }
        oneOf(Parameter.ARCH, nodes.arch(), ARCHITECTURES);
        nodes.instanceType()
                .ifPresent(it -> checks.matches(Parameter.INSTANCE_TYPE, it, Names.VM_SIZE, Names.VM_SIZE_RULE));
    }

    private void checkControlPlane() {
        var controlPlane = request.controlPlane();
        oneOf(Parameter.CONTROL_PLANE_AVAILABILITY_POLICY, controlPlane.availabilityPolicy(), AVAILABILITY);
        checks.matches(Parameter.ETCD_STORAGE_SIZE, controlPlane.etcdStorageSize(), QUANTITY, "a size such as 8Gi");
    }

    private void checkNetworks() {
        var networking = request.networking();
        oneOf(Parameter.NETWORK_TYPE, networking.networkType(), NETWORK_TYPES);
        var pods = network(Parameter.CLUSTER_CIDR, networking.clusterCidr());
        var services = network(Parameter.SERVICE_CIDR, networking.serviceCidr());
        if (pods.isPresent() && services.isPresent() && pods.get().overlaps(services.get())) {
            checks.wrong(
                    Parameter.SERVICE_CIDR,
                    networking.serviceCidr(),
                    "it overlaps with the pods' network " + networking.clusterCidr());
        }
    }

    private Optional<Cidr> network(Parameter parameter, String text) {
        var network = Cidr.parse(text);
        if (network.isEmpty()) {
            checks.wrong(
                    parameter,
                    text,
                    "it must be an IPv4 network such as 10.132.0.0/14, without bits beyond its prefix");
        } else if (network.get().overlaps(MACHINE_NETWORK)) {
            checks.wrong(parameter, text, "it overlaps with the nodes' network 10.0.0.0/16");
        }
        return network;
    }

    private void checkPositive(Parameter parameter, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            checks.wrong(parameter, duration.toString(), "it must be longer than nothing");
        }
    }

    private void oneOf(Parameter parameter, String value, Set<String> allowed) {
        checks.holds(
                parameter,
                value,
                allowed::contains,
                "it must be one of "
                        + String.join(", ", allowed.stream().sorted().toList()));
    }
}
