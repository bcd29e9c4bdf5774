package io.hypershift.azure.diagnose.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules, causes before what may follow from them: of two findings that are equally certain the one that stands earlier here
 * is told first.
 */
final class Rules {
    /** What follows where the cluster's components cannot sign in to Azure. */
    private static final String[] NOBODY_SIGNS_IN = {
        "sign-in-refused",
        "azure-forbids",
        "private-link-refused",
        "private-link-fails",
        "container-crashes",
        "cluster-operator-failing",
        "ignition-not-reached",
        "nodes-not-ready",
        "cloud-resources-left",
        "finalizer-stuck"
    };

    /** What follows where machines do not get anywhere. */
    private static final String[] NO_NODES = {
        "machine-refused",
        "ignition-not-reached",
        "nodes-not-ready",
        "cluster-operator-failing",
        "data-plane-not-reached",
        "repair-blocked",
        "signing-requests-pending"
    };

    /** What follows where the control plane does not run. */
    private static final String[] NO_CONTROL_PLANE = {
        "component-scaled-down",
        "platform-credentials-missing",
        "control-plane-configuration-invalid",
        "release-content-unreadable",
        "container-crashes",
        "container-lacks-configuration",
        "api-not-reached",
        "ignition-not-reached",
        "nodes-not-ready",
        "data-plane-not-reached",
        "cluster-operator-failing",
        "load-balancer-without-address"
    };

    /** What follows where nobody can read the release. */
    private static final String[] NO_RELEASE =
            with(NO_CONTROL_PLANE, "release-image-invalid", "image-not-pulled", "reconciliation-fails");

    /** What conditions alone say, which nobody writes anew where the operator does not run. */
    private static final String[] STALE_WITHOUT_OPERATOR = {
        "release-image-invalid", "configuration-invalid", "reconciliation-fails"
    };

    private Rules() {}

    static List<Rule> all() {
        var all = new ArrayList<Rule>();
        all.addAll(management());
        all.addAll(spec());
        all.addAll(trust());
        all.addAll(ground());
        all.addAll(controlPlane());
        all.addAll(names());
        all.addAll(machines());
        all.addAll(refusals());
        all.addAll(inside());
        all.addAll(conditions());
        return List.copyOf(all);
    }

    private static List<Rule> management() {
        return List.of(
                Rule.of("cluster-missing", DeletionRules::clusterIsMissing, "operator-not-running"),
                Rule.of(
                        "operator-image-not-pulled",
                        OperatorRules::operatorImageIsNotPulled,
                        with(NO_CONTROL_PLANE, "operator-not-running", "operator-crashes")),
                Rule.of(
                        "operator-crashes",
                        OperatorRules::operatorCrashes,
                        with(NO_CONTROL_PLANE, "operator-not-running")),
                Rule.of(
                        "operator-not-running",
                        OperatorRules::operatorDoesNotRun,
                        with(NO_CONTROL_PLANE, STALE_WITHOUT_OPERATOR)),
                Rule.of(
                        "private-platform-not-enabled",
                        OperatorRules::privatePlatformIsNotEnabled,
                        with(NO_CONTROL_PLANE, "private-link-fails")),
                Rule.of(
                        "management-node-not-ready",
                        ControlPlaneRules::managementNodeIsNotReady,
                        with(NO_CONTROL_PLANE, "no-room")));
    }

    private static List<Rule> spec() {
        return List.of(
                Rule.of("cluster-paused", SpecRules::clusterIsPaused, NO_CONTROL_PLANE),
                Rule.of("pull-secret-missing", SpecRules::pullSecretIsMissing, NO_RELEASE),
                Rule.of(
                        "pull-secret-invalid",
                        SpecRules::pullSecretIsInvalid,
                        with(NO_RELEASE, "pull-secret-not-let-in")),
                Rule.of(
                        "signing-key-secret-wrong",
                        SpecRules::signingKeySecretIsWrong,
                        with(NO_CONTROL_PLANE, "configuration-invalid", "reconciliation-fails")),
                Rule.of(
                        "etcd-key-secret-missing",
                        SpecRules::etcdKeySecretIsMissing,
                        with(NO_CONTROL_PLANE, "reconciliation-fails")),
                Rule.of(
                        "ssh-key-secret-missing",
                        SpecRules::sshKeySecretIsMissing,
                        with(NO_NODES, "reconciliation-fails")),
                Rule.of(
                        "networks-overlap",
                        SpecRules::networksOverlap,
                        with(NO_CONTROL_PLANE, "configuration-invalid", "reconciliation-fails")),
                Rule.of(
                        "host-name-taken",
                        SpecRules::hostNameIsTaken,
                        with(NO_CONTROL_PLANE, "configuration-invalid", "reconciliation-fails")),
                Rule.of(
                        "routes-not-served",
                        SpecRules::routesAreNotServed,
                        with(NO_CONTROL_PLANE, "configuration-invalid", "reconciliation-fails")),
                Rule.of(
                        "configuration-invalid",
                        SpecRules::configurationIsInvalid,
                        with(NO_CONTROL_PLANE, "reconciliation-fails")),
                Rule.of("pull-secret-not-let-in", ReleaseRules::pullSecretIsNotLetIn, NO_RELEASE),
                Rule.of("registry-unreachable", ReleaseRules::registryIsUnreachable, NO_RELEASE),
                Rule.of("release-image-missing", ReleaseRules::releaseImageIsMissing, NO_RELEASE),
                Rule.of("release-unsupported", ReleaseRules::releaseIsUnsupported, NO_RELEASE),
                Rule.of("release-image-invalid", ReleaseRules::releaseImageIsInvalid, NO_RELEASE),
                Rule.of(
                        "release-content-unreadable",
                        ConditionRules::releaseContentIsUnreadable,
                        with(
                                NO_NODES,
                                "image-not-pulled",
                                "container-crashes",
                                "container-lacks-configuration",
                                "reconciliation-fails")));
    }

    private static List<Rule> trust() {
        return List.of(
                Rule.of("issuer-unreachable", TrustRules::issuerIsUnreachable, with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of("issuer-string-differs", TrustRules::issuerStringDiffers, with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of("issuer-keys-missing", TrustRules::issuerKeysAreMissing, with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of(
                        "signing-key-not-the-issuers",
                        TrustRules::signingKeyIsNotTheIssuers,
                        with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of("identity-missing", IdentityRules::identityIsMissing, with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of(
                        "credential-issuer-differs",
                        IdentityRules::credentialIssuerDiffers,
                        with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of(
                        "credential-subject-differs",
                        IdentityRules::credentialSubjectDiffers,
                        with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of(
                        "credential-audience-differs",
                        IdentityRules::credentialAudienceDiffers,
                        with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of("credential-missing", IdentityRules::credentialIsMissing, with(NOBODY_SIGNS_IN, NO_NODES)));
    }

    private static List<Rule> ground() {
        return List.of(
                Rule.of(
                        "resource-group-missing",
                        NetworkRules::resourceGroupIsMissing,
                        with(
                                with(NO_NODES, NOBODY_SIGNS_IN),
                                "network-missing",
                                "no-outbound",
                                "role-missing",
                                "role-of-deleted-principal",
                                "azure-misses",
                                "machine-failed",
                                "private-zone-missing",
                                "security-group-blocks")),
                Rule.of(
                        "network-missing",
                        NetworkRules::networkIsMissing,
                        with(NO_NODES, "no-outbound", "azure-misses", "machine-failed")),
                Rule.of(
                        "role-of-deleted-principal",
                        RoleRules::roleIsADeletedPrincipals,
                        with(NOBODY_SIGNS_IN, NO_NODES)),
                Rule.of("role-missing", RoleRules::roleIsMissing, with(NOBODY_SIGNS_IN, NO_NODES)));
    }

    private static List<Rule> controlPlane() {
        return List.of(
                Rule.of(
                        "no-storage-class",
                        ControlPlaneRules::thereIsNoStorageClass,
                        with(NO_CONTROL_PLANE, "volume-not-provisioned", "no-room")),
                Rule.of(
                        "volume-not-provisioned",
                        ControlPlaneRules::volumeIsNotProvisioned,
                        with(NO_CONTROL_PLANE, "no-room")),
                Rule.of("no-room", ControlPlaneRules::thereIsNoRoom, NO_CONTROL_PLANE),
                Rule.of("pod-not-admitted", AdmissionRules::podIsNotAdmitted, NO_CONTROL_PLANE),
                Rule.of("image-not-pulled", ControlPlaneRules::imageIsNotPulled, NO_CONTROL_PLANE),
                Rule.of("kms-key-unusable", ControlPlaneRules::kmsKeyIsUnusable, NO_CONTROL_PLANE),
                Rule.of(
                        "component-scaled-down",
                        ConditionRules::componentIsScaledDown,
                        with(NO_CONTROL_PLANE, "signing-requests-pending", "finalizer-stuck", "cloud-resources-left")),
                Rule.of("load-balancer-without-address", ControlPlaneRules::loadBalancerHasNoAddress, NO_CONTROL_PLANE),
                Rule.of(
                        "private-link-subnet-unfit",
                        AzureRefusal.PRIVATE_LINK_SUBNET_UNFIT::find,
                        "private-link-fails"),
                Rule.of(
                        "private-link-refused",
                        PrivateLinkRules::privateLinkIsRefused,
                        with(NO_NODES, "private-link-fails", "sign-in-refused", "azure-forbids")),
                Rule.of("private-link-fails", PrivateLinkRules::privateLinkFails, with(NO_NODES, "azure-misses")),
                Rule.of(
                        "container-lacks-configuration",
                        ControlPlaneRules::containerLacksConfiguration,
                        "container-crashes"),
                Rule.of("container-crashes", ControlPlaneRules::containerCrashes, "cluster-operator-failing"));
    }

    private static List<Rule> names() {
        var noNames = with(NO_NODES, "api-not-reached");
        return List.of(
                Rule.of(
                        "external-dns-cannot-sign-in",
                        DnsRules::externalDnsCannotSignIn,
                        with(noNames, "external-dns-not-running")),
                Rule.of(
                        "external-dns-forbidden",
                        DnsRules::externalDnsIsForbidden,
                        with(noNames, "external-dns-not-running")),
                Rule.of(
                        "external-dns-throttled",
                        DnsRules::externalDnsIsThrottled,
                        with(noNames, "external-dns-not-running")),
                Rule.of("external-dns-not-running", DnsRules::externalDnsDoesNotRun, noNames),
                Rule.of("external-dns-finds-no-zone", DnsRules::externalDnsFindsNoZone, noNames),
                Rule.of("external-dns-filter-excludes-domain", DnsRules::filterExcludesTheDomain, noNames),
                Rule.of("base-domain-zone-missing", DnsRules::zoneIsMissing, with(NO_NODES, "azure-misses")),
                Rule.of("base-domain-not-delegated", DnsRules::zoneIsNotDelegated, noNames));
    }

    private static List<Rule> machines() {
        return List.of(
                Rule.of("pool-paused", PoolRules::poolIsPaused),
                Rule.of("version-skew", PoolRules::versionsAreTooFarApart, "pool-invalid"),
                Rule.of("arch-mismatch", PoolRules::architecturesDiffer, "pool-invalid"),
                Rule.of("machine-config-invalid", PoolRules::machineConfigIsInvalid, "pool-invalid"),
                Rule.of("platform-image-unknown", PoolRules::platformImageIsUnknown, "pool-invalid"),
                Rule.of("in-place-upgrade-failed", PoolRules::inPlaceUpgradeFails),
                Rule.of("machine-in-pod-network", PoolRules::machineIsInThePodsNetwork, NO_NODES),
                Rule.of("no-outbound", NetworkRules::thereIsNoWayOut, NO_NODES),
                Rule.of("no-outbound", NetworkRules::routeLeadsNowhere, NO_NODES),
                Rule.of("security-group-blocks", NetworkRules::securityGroupBlocks, NO_NODES));
    }

    /** What Azure itself tells is more certain than what is concluded from it. */
    private static List<Rule> refusals() {
        return Stream.of(AzureRefusal.values())
                .filter(it -> it != AzureRefusal.PRIVATE_LINK_SUBNET_UNFIT)
                .map(it -> Rule.of(
                        it.code(),
                        it::find,
                        with(NO_NODES, "machine-failed", "machine-refused", "pool-invalid", "finalizer-stuck")))
                .toList();
    }

    private static List<Rule> inside() {
        return List.of(
                Rule.of("machine-failed", MachineRules::machineHasFailed, NO_NODES),
                Rule.of("repair-blocked", PoolRules::repairIsBlocked),
                Rule.of("pool-invalid", PoolRules::poolIsInvalid),
                Rule.of("finalizer-stuck", DeletionRules::finalizerIsStuck, "cloud-resources-left"),
                Rule.of("cloud-resources-left", DeletionRules::cloudResourcesAreLeft),
                Rule.of("upgrade-held", InsideRules::upgradeIsHeld),
                Rule.of("release-not-accepted", InsideRules::releaseIsNotAccepted),
                Rule.of("signing-requests-pending", MachineRules::signingRequestsArePending, "nodes-not-ready"),
                Rule.of(
                        "nodes-not-ready",
                        MachineRules::nodesAreNotReady,
                        "cluster-operator-failing",
                        "data-plane-not-reached"),
                Rule.of("cluster-operator-failing", InsideRules::clusterOperatorFails),
                Rule.of("ignition-not-reached", MachineRules::ignitionIsNotReached),
                Rule.of("data-plane-not-reached", InsideRules::dataPlaneIsNotReached),
                Rule.of("api-not-reached", InsideRules::apiIsNotReached));
    }

    private static List<Rule> conditions() {
        return List.of(
                Rule.of(
                        "platform-credentials-missing",
                        ConditionRules::platformCredentialsAreMissing,
                        "reconciliation-fails"),
                Rule.of("control-plane-configuration-invalid", ConditionRules::controlPlaneConfigurationIsInvalid),
                Rule.of("machine-refused", ConditionRules::machineIsRefused),
                Rule.of("reconciliation-fails", ConditionRules::reconciliationFails));
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).distinct().toArray(String[]::new);
    }
}
