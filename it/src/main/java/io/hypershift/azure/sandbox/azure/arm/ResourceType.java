package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.Optional;

/** What is particular about the resources of one type; everything else is the same for all of them. */
public interface ResourceType {

    /** The type as Azure spells it, such as {@code Microsoft.Network/virtualNetworks}. */
    String name();

    Pace pace();

    /** Checks what is asked for and completes it; what is returned is stored. */
    default ObjectNode put(Put put) {
        return put.body();
    }

    /** The resource as a read shows it. */
    default ObjectNode show(Resource resource) {
        return resource.document();
    }

    /** Refuses a deletion, by an exception. */
    default void checkDelete(Resource resource) {}

    /** Takes along what goes with a resource that is gone. */
    default void deleted(Resource resource) {}

    /** What the end of a deletion answers. */
    default ArmAnswer deleteAnswer(Resource resource) {
        return ArmAnswer.empty(200);
    }

    default int putStatus(boolean created) {
        return created ? 201 : 200;
    }

    /** Answers a POST on a resource, or a GET of a part of it that is no resource. */
    default Optional<ArmAnswer> act(Resource resource, String action, ArmCall call) {
        return Optional.empty();
    }

    /** Answers a POST on the collection, such as a check for a free name. */
    default Optional<ArmAnswer> actOnCollection(String action, ArmCall call) {
        return Optional.empty();
    }

    /** The properties of the resource that hold sub-resources, by the last word of their types. */
    default List<String> inlineChildren() {
        return List.of();
    }

    /** Of two writes below this id at the same time Azure refuses one. */
    default Optional<ResourceId> exclusive(ResourceId id) {
        return Optional.empty();
    }

    /** How Azure refuses it. */
    default ArmException busy(ResourceId exclusive) {
        return ArmException.conflict("Conflict", "Another operation on '%s' is in progress.".formatted(exclusive));
    }

    /** What an id that is not there gets. */
    default ArmException notFound(ResourceId id) {
        return ArmException.notFound(id);
    }

    /**
     * A write.
     *
     * @param body a copy of what was sent, to change
     * @param existing what is there already
     */
    record Put(ResourceId id, ObjectNode body, Optional<Resource> existing, ArmCall call) {}
}
