package io.hypershift.azure.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;

/** All objects of one resource as they were at a revision. The objects are shared: copy one before changing it. */
public record Snapshot(long revision, SortedMap<ObjectKey, ObjectNode> objects) {}
