package io.hypershift.azure.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One write: what was there before and after it.
 *
 * @param before the object before, absent when it was created
 * @param after the object after; when it was deleted, its last state with the revision of the deletion
 */
public record Change(long revision, ObjectKey key, boolean deleted, Optional<ObjectNode> before, ObjectNode after) {}
