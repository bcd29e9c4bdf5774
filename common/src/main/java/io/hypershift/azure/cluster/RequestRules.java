package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN;
import static io.hypershift.azure.failure.Parameter.CLUSTER_GRACE_PERIOD;
import static io.hypershift.azure.failure.Parameter.CLUSTER_NAME;
import static io.hypershift.azure.failure.Parameter.DISABLE_CLUSTER_CAPABILITIES;
import static io.hypershift.azure.failure.Parameter.ENABLE_CLUSTER_CAPABILITIES;
import static io.hypershift.azure.failure.Parameter.KEEP_ON_FAILURE;
import static io.hypershift.azure.failure.Parameter.NAMESPACE;
import static io.hypershift.azure.failure.Parameter.OWNER;
import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;
import static io.hypershift.azure.failure.Parameter.RELEASE_STREAM;
import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_TAGS;
import static io.hypershift.azure.failure.Parameter.TTL;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be told of a request without asking anybody: more than the CRDs' own rules, which accept a good deal. */
final class RequestRules {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,52}[a-z0-9])?");

    private final CreateClusterRequest request;
    private final Checks checks;
    private final Optional<InfraJson> there;

    private RequestRules(CreateClusterRequest request, Optional<InfraJson> there, Checks checks) {
        this.request = request;
        this.there = there;
        this.checks = checks;
    }

    /** @param there the infrastructure that the request describes, as far as its document is good */
    static void check(CreateClusterRequest request, Optional<InfraJson> there, Checks checks) {
        new RequestRules(request, there, checks).check();
    }

    private void check() {
        checks.matches(
                CLUSTER_NAME,
                request.name(),
                NAME,
                "at most 54 lower-case letters, digits and inner hyphens, beginning with a letter");
        checks.matches(NAMESPACE, request.namespace(), Names.LABEL, Names.LABEL_RULE);
        var options = request.options();
        var onGiven = request.files().infraJson().isGiven();
        if (!onGiven) {
            checks.given(BASE_DOMAIN, request.baseDomain());
        }
        if (!options.isGiven(RELEASE_STREAM)) {
            checks.given(RELEASE_IMAGE, options.text(RELEASE_IMAGE));
        }
        options.check(checks);
        NodePoolRules.check(options, checks);
        if (onGiven) {
            NetworkRules.checkOnGiven(options, checks);
            there.ifPresent(it -> AccessRules.check(it, options, checks));
            there.ifPresent(it -> new GivenInfraRules(request, it, checks).check());
        } else {
            NetworkRules.check(options, checks);
            AccessRules.check(request.name(), options, checks);
            PlacementRules.check(options, checks);
        }
        new DerivedNames(request).check(checks);
        checkCapabilities();
        checkOwnership();
        checkTags();
    }

    private void checkCapabilities() {
        var disabled = request.options().items(DISABLE_CLUSTER_CAPABILITIES);
        request.options().items(ENABLE_CLUSTER_CAPABILITIES).stream()
                .filter(disabled::contains)
                .forEach(it -> checks.add(Problem.of(
                                "both",
                                "{} is in both {} and {}",
                                it,
                                ENABLE_CLUSTER_CAPABILITIES,
                                DISABLE_CLUSTER_CAPABILITIES)
                        .remedy("Leave it out of one of them.")));
        if (disabled.contains("Ingress") && !disabled.contains("Console")) {
            checks.add(Problem.of(
                            "capability",
                            "{}: Ingress can be disabled only together with Console",
                            DISABLE_CLUSTER_CAPABILITIES)
                    .remedy("Disable Console, too."));
        }
    }

    private void checkOwnership() {
        var ownership = request.ownership();
        checkPositive(TTL, ownership.ttl());
        checkPositive(CLUSTER_GRACE_PERIOD, ownership.gracePeriod());
        ownership.keepOnFailure().ifPresent(it -> checkPositive(KEEP_ON_FAILURE, it));
        checks.holds(OWNER, ownership.owner(), Names::isTagValue, "it becomes a tag: at most 256 characters");
    }

    private void checkTags() {
        request.tags().forEach((tag, value) -> {
            if (!Names.isTag(tag)) {
                checks.wrong(RESOURCE_GROUP_TAGS, tag, "Azure takes no tag of that name");
            }
            if (!Names.isTagValue(value)) {
                checks.wrong(RESOURCE_GROUP_TAGS, tag, "its value has more than 256 characters");
            }
        });
    }

    private void checkPositive(Parameter parameter, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            checks.wrong(parameter, Stopwatch.text(duration), "it must be longer than nothing");
        }
    }
}
