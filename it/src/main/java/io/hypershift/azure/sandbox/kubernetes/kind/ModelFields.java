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

    /** The paths of an object's fields that the model does not have. */
    List<String> unknown(ObjectNode object) {
        List<String> unknown = new ArrayList<>();
        collect(object, model, "", unknown);
        return unknown;
    }

    private void collect(JsonNode value, JavaType type, String path, List<String> unknown) {
        if (value.isArray() && type.isCollectionLikeType()) {
            for (var i = 0; i < value.size(); i++) {
                collect(value.get(i), type.getContentType(), path + "[" + i + "]", unknown);
            }
        } else if (value.isObject() && type.isMapLikeType()) {
            Json.names(value)
                    .forEach(name -> collect(value.get(name), type.getContentType(), join(path, name), unknown));
        } else if (value.isObject() && isClosedObject(type)) {
            var fields = known.computeIfAbsent(type, ModelFields::fieldsOf);
            Json.names(value)
                    .forEach(name -> Optional.ofNullable(fields.get(name))
                            .ifPresentOrElse(
                                    field -> collect(value.get(name), field, join(path, name), unknown),
                                    () -> unknown.add(join(path, name))));
        }
    }

    /** Types that the model leaves open (raw JSON, quantities) are not looked into. */
    private static boolean isClosedObject(JavaType type) {
        return KubernetesResource.class.isAssignableFrom(type.getRawClass())
                && !type.isAbstract()
                && !fieldsOf(type).isEmpty()
                && !type.getRawClass().getSimpleName().equals("JSONSchemaProps");
    }

    private static Map<String, JavaType> fieldsOf(JavaType type) {
        Map<String, JavaType> fields = new HashMap<>();
        for (BeanPropertyDefinition property :
                MAPPER.getSerializationConfig().introspect(type).findProperties()) {
            fields.put(property.getName(), property.getPrimaryType());
        }
        return fields;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
