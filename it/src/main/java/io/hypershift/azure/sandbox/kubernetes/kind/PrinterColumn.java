package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * One column of what `kubectl get` prints.
 *
 * @param priority 0 for those that are always shown
 */
public record PrinterColumn(
        String name,
        String type,
        String format,
        String description,
        int priority,
        Function<ObjectNode, JsonNode> value) {}
