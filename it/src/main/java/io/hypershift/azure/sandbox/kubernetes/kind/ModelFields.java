package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which fields Kubernetes' own kinds have, read off the client's generated model of them. */
final class ModelFields {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JavaType model;
    private final Map<JavaType, Map<String, JavaType>> known = new ConcurrentHashMap<>();

    ModelFields(Class<?> model) {
        this.model = MAPPER.constructType(model);
    }

    /** What does not fit the model; paths begin with a dot. */
    record Misfits(List<String> unknown, List<WrongType> wrongTypes) {}

    /** A value of another type than the model says. */
    record WrongType(String path, String expected, JsonNode value) {}

    Misfits misfits(ObjectNode object) {
        var misfits = new Misfits(new ArrayList<>(), new ArrayList<>());
        collect(object, model, "", misfits);
        return misfits;
    }

    private void collect(JsonNode value, JavaType type, String path, Misfits misfits) {
        if (value.isArray() && type.isCollectionLikeType()) {
            for (var i = 0; i < value.size(); i++) {
                collect(value.get(i), type.getContentType(), path + "[" + i + "]", misfits);
            }
        } else if (value.isObject() && type.isMapLikeType()) {
            Json.names(value)
                    .forEach(name -> collect(value.get(name), type.getContentType(), path + "." + name, misfits));
        } else if (value.isObject() && isClosedObject(type)) {
            collectFields(value, fields(type), path, misfits);
        } else {
            expectedType(value, type)
                    .ifPresent(expected -> misfits.wrongTypes().add(new WrongType(path, expected, value)));
        }
    }

    private void collectFields(JsonNode value, Map<String, JavaType> fields, String path, Misfits misfits) {
        for (var name : Json.names(value)) {
            var field = fields.get(name);
            if (field == null) {
                misfits.unknown().add(path + "." + name);
            } else {
                collect(value.get(name), field, path + "." + name, misfits);
            }
        }
    }

    /** The type that a value should have and has not. */
    private static Optional<String> expectedType(JsonNode value, JavaType type) {
        var raw = type.getRawClass();
        if (value.isNull()) {
            return Optional.empty();
        }
        if (raw == String.class) {
            return value.isTextual() ? Optional.empty() : Optional.of("string");
        }
        if (raw == Integer.class || raw == Long.class) {
            return value.isIntegralNumber() ? Optional.empty() : Optional.of("int");
        }
        if (raw == Boolean.class) {
            return value.isBoolean() ? Optional.empty() : Optional.of("bool");
        }
        if (type.isCollectionLikeType()) {
            return value.isArray() ? Optional.empty() : Optional.of("list");
        }
        return type.isMapLikeType() && !value.isObject() ? Optional.of("map") : Optional.empty();
    }

    /** Types that the model leaves open (raw JSON, quantities) are not looked into. */
    private boolean isClosedObject(JavaType type) {
        return KubernetesResource.class.isAssignableFrom(type.getRawClass())
                && !type.isAbstract()
                && !fields(type).isEmpty()
                && !type.getRawClass().getSimpleName().equals("JSONSchemaProps");
    }

    private Map<String, JavaType> fields(JavaType type) {
        return known.computeIfAbsent(type, ModelFields::fieldsOf);
    }

    private static Map<String, JavaType> fieldsOf(JavaType type) {
        Map<String, JavaType> fields = new HashMap<>();
        for (BeanPropertyDefinition property :
                MAPPER.getSerializationConfig().introspect(type).findProperties()) {
            fields.put(property.getName(), property.getPrimaryType());
        }
        return fields;
    }
}
