package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Applications in the directory, and their service principals. Both are created by an alternate key that tells them apart: done
 * twice, or by two at once, there is still one. See Microsoft Graph's "Upsert application" and "Upsert servicePrincipal".
 */
public final class Applications {
    private static final String NOT_KNOWN_YET = "not-known-yet";
    private static final String FIELDS = "?$select=id,appId,displayName,uniqueName,tags";

    private final JsonCalls reads;
    private final JsonCalls writes;

    Applications(JsonCalls reads, JsonCalls writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /**
     * An application.
     *
     * @param id the object id, by which it is changed
     * @param clientId the id that it signs in with
     * @param fresh made a moment ago, so that it has neither principal nor secret
     */
    public record Application(String name, String id, String clientId, boolean fresh) {}

    /**
     * The service principal of an application.
     *
     * @param id the object id, to which roles are assigned
     * @param fresh made a moment ago, so that it has no roles
     */
    public record Principal(String id, boolean fresh) {}

    /**
     * Which application is meant.
     *
     * @param name its display name
     * @param uniqueName its alternate key in the directory
     * @param tag marks it as made by us
     */
    public record Wanted(String name, String uniqueName, String tag) {}

    /**
     * An application of our own, or one that is in use already.
     *
     * @param inUse the client id of an application that is taken instead where ours is not there, if it exists
     */
    public Resource<Application> application(Wanted wanted, Optional<String> inUse) {
        return new Resource<>() {
            @Override
            public Look<Application> look(Values values) {
                return own(wanted)
                        .or(() -> inUse.flatMap(Applications.this::byClientId))
                        .map(Look::matching)
                        .orElseGet(Look::absent);
            }

            @Override
            public Application put(Values values, Look<Application> found) {
                deleted(wanted).forEach(it -> purge(it)); // its name would be taken for thirty days
                var body = Json.object().put("displayName", wanted.name()).put("signInAudience", "AzureADMyOrg");
                body.putArray("tags").add(wanted.tag());
                return writes.upsert("create application " + wanted.name(), keyed(wanted), body)
                        .map(it -> application(it, true))
                        .or(() -> find(wanted))
                        .orElseThrow(() -> notKnownYet(wanted.name()));
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return Passing.reason(failure).or(() -> Applications.passing(failure));
            }
        };
    }

    /** Ours; what somebody else has made under that key must not be changed. */
    private Optional<Application> own(Wanted wanted) {
        var found = reads.find("read application " + wanted.name(), keyed(wanted) + FIELDS);
        if (found.isPresent() && !bears(found.get(), wanted.tag())) {
            throw new HyperShiftException(Problem.of(
                            "other-application",
                            "the directory has an application {} that is not the foundation's",
                            wanted.uniqueName())
                    .because("It does not bear the tag {}.", wanted.tag())
                    .remedy("Remove it, or give the foundation another prefix."));
        }
        return found.map(it -> application(it, false));
    }

    /** The application that was made under this key and bears its tag. */
    public Optional<Application> find(Wanted wanted) {
        return reads.find("read application " + wanted.name(), keyed(wanted) + FIELDS)
                .filter(it -> bears(it, wanted.tag()))
                .map(it -> application(it, false));
    }

    /** Whether there is one of ours, deleted ones included that are not gone for good. */
    public boolean exists(Wanted wanted) {
        return find(wanted).isPresent() || !deleted(wanted).isEmpty();
    }

    /** The application with this client id, whoever made it. */
    public Optional<Application> byClientId(String clientId) {
        return reads.find("read application " + clientId, "v1.0/applications(appId='" + clientId + "')" + FIELDS)
                .map(it -> application(it, false));
    }

    /** The service principal of an application. */
    public Resource<Principal> principal(Step<Application> application) {
        return new Resource<>() {
            @Override
            public Look<Principal> look(Values values) {
                var owner = values.of(application);
                return owner.fresh()
                        ? Look.absent()
                        : find(owner).map(Look::matching).orElseGet(Look::absent);
            }

            @Override
            public Principal put(Values values, Look<Principal> found) {
                var owner = values.of(application);
                var body = Json.object().put("displayName", owner.name());
                return writes.upsert("create the service principal of " + owner.name(), principalOf(owner), body)
                        .map(it -> new Principal(it.path("id").asText(), true))
                        .or(() -> find(owner))
                        .orElseThrow(() -> notKnownYet(owner.name()));
            }

            private Optional<Principal> find(Application owner) {
                return reads.find("read the service principal of " + owner.name(), principalOf(owner) + "?$select=id")
                        .map(it -> new Principal(it.path("id").asText(), false));
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return Passing.reason(failure).or(() -> Applications.passing(failure));
            }
        };
    }

    /**
     * An application with its principal and secrets, for good: what is only deleted counts for a quota, and keeps its name, for thirty
     * days.
     *
     * @param left is told an application that may only be deleted, not for good
     */
    public Removal removal(Wanted wanted, Consumer<Application> left) {
        return new Removal() {
            @Override
            public boolean exists() {
                return Applications.this.exists(wanted);
            }

            @Override
            public void delete() {
                find(wanted).ifPresent(it -> {
                    writes.delete("delete application " + it.name(), "v1.0/applications/" + it.id());
                    if (!purge(it)) {
                        left.accept(it);
                    }
                });
                deleted(wanted).stream().filter(it -> !purge(it)).forEach(left);
            }
        };
    }

    /** Those that were deleted, but not for good. */
    private List<Application> deleted(Wanted wanted) {
        var path = "v1.0/directory/deletedItems/microsoft.graph.application" + FIELDS + "&$filter=displayName%20eq%20'"
                + wanted.name() + "'";
        return reads.list("look for deleted applications", path).stream()
                .filter(it -> it.path("uniqueName").asText("").equals(wanted.uniqueName()))
                .filter(it -> bears(it, wanted.tag()))
                .map(it -> application(it, false))
                .toList();
    }

    /** Returns false where the login may not do that. */
    private boolean purge(Application application) {
        try {
            writes.delete("delete application for good", "v1.0/directory/deletedItems/" + application.id());
            return true;
        } catch (HyperShiftException e) {
            if (!e.has("Authorization_RequestDenied")) {
                throw e;
            }
            return false;
        }
    }

    private static HyperShiftException notKnownYet(String name) {
        return new HyperShiftException(Problem.of(
                NOT_KNOWN_YET, "application {} was made a moment ago and is not known everywhere yet", name));
    }

    /** A new application is not known everywhere in the directory at once; Graph's code is then the one of any bad request. */
    private static Optional<String> passing(RuntimeException failure) {
        return failure instanceof HyperShiftException it
                        && (it.has(NOT_KNOWN_YET)
                                || String.valueOf(it.getMessage()).contains("valid application object"))
                ? Optional.of("the application is not known everywhere yet")
                : Optional.empty();
    }

    private static boolean bears(JsonNode application, String tag) {
        for (var it : application.path("tags")) {
            if (it.asText().equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static Application application(JsonNode json, boolean fresh) {
        return new Application(
                json.path("displayName").asText(),
                json.path("id").asText(),
                json.path("appId").asText(),
                fresh);
    }

    private static String keyed(Wanted wanted) {
        return "v1.0/applications(uniqueName='" + wanted.uniqueName() + "')";
    }

    private static String principalOf(Application application) {
        return "v1.0/servicePrincipals(appId='" + application.clientId() + "')";
    }
}
