package io.hypershift.azure.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/**
 * Objects as YAML, the way {@code hypershift create cluster azure --render} prints them: fields by name, and a line {@code ---}
 * after each document. Texts that YAML would take for something else ({@code yes}, {@code 1}) are quoted.
 */
public final class YamlDocuments {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private YamlDocuments() {}

    public static String of(List<Manifest> objects) {
        var text = new StringBuilder();
        objects.forEach(object -> text.append(document(object)).append("---\n"));
        return text.toString();
    }

    /** One object, without the line after it. */
    public static String document(Manifest object) {
        try {
            return MAPPER.writeValueAsString(MAPPER.treeToValue(object.tree(), Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
