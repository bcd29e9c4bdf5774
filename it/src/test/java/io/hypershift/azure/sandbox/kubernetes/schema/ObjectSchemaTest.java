package io.hypershift.azure.sandbox.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectSchemaTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SCHEMA = """
            type: object
            properties:
              apiVersion: {type: string}
              kind: {type: string}
              metadata: {type: object}
              spec:
                type: object
                required: [name]
                x-kubernetes-validations:
                - rule: "!has(self.low) || !has(self.high) || self.low <= self.high"
                  message: low must not be above high
                properties:
                  name:
                    type: string
                    maxLength: 8
                    pattern: '^[a-z]+$'
                    x-kubernetes-validations: [{rule: self == oldSelf, message: name is immutable}]
                  mode: {type: string, enum: [Fast, Slow], default: Fast}
                  low: {type: integer, minimum: 1}
                  high: {type: integer}
                  port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                  free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                  limits: {type: object, default: {}, properties: {cpu: {type: integer, default: 2}}}
                  tags: {type: array, x-kubernetes-list-type: set, items: {type: string}, maxItems: 2}
                  labels: {type: object, additionalProperties: {type: string}}
                  site: {type: string, x-kubernetes-validations: [{rule: "isURL(self) && url(self).getScheme() == 'https'", message: https only}]}
                  network: {type: string, x-kubernetes-validations: [{rule: "isCIDR(self) && cidr(self).ip().family() == 4 && cidr(self).prefixLength() <= 24", message: IPv4 of 24 bits or fewer}]}
                  third: {type: array, items: {type: string}, x-kubernetes-validations: [{rule: "self[2] == 'c'"}]}
                  choice:
                    type: object
                    properties: {a: {type: string}, b: {type: string}}
                    oneOf: [{required: [a]}, {required: [b]}]
                  ports:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [port, protocol]
                    items:
                      type: object
                      required: [port]
                      properties:
                        port: {type: integer}
                        protocol: {type: string, default: TCP}
                        weight: {type: integer, x-kubernetes-validations: [{rule: self >= oldSelf, message: weight never shrinks}]}
            """;

    private final ObjectSchema schema = new Schemas().parse(yaml(SCHEMA));

    @Test
    void names_and_prunes_what_the_schema_does_not_declare() {
        ObjectNode object = object("{name: a, typo: 1, limits: {gpu: 1}, free: {any: 1}, ports: [{port: 1, x: 2}]}");

        assertThat(schema.unknownFields(object)).containsExactly("spec.limits.gpu", "spec.ports[0].x", "spec.typo");
        schema.prune(object);
        assertThat(object.path("spec")).isEqualTo(yaml("{name: a, limits: {}, free: {any: 1}, ports: [{port: 1}]}"));
    }

    @Test
    void defaults_from_outside_in() {
        ObjectNode object = object("{name: a, mode: null, ports: [{port: 1}]}");

        schema.applyDefaults(object);

        assertThat(object.path("spec"))
                .isEqualTo(yaml("{name: a, mode: Fast, ports: [{port: 1, protocol: TCP}], limits: {cpu: 2}}"));
    }

    @Test
    void a_structural_finding_hides_the_rules() {
        assertThat(causes("{low: 3, high: 2}"))
                .containsExactly(
                        new FieldCause("FieldValueRequired", "Required value", "spec.name"),
                        new FieldCause(
                                "FieldValueInvalid",
                                "Invalid value: null: some validation rules were not checked because the object was invalid;"
                                        + " correct the existing errors to complete validation",
                                "<nil>"));
    }

    @Test
    void types_limits_and_values_are_worded_as_kubernetes_words_them() {
        assertThat(messages("{name: 1}"))
                .contains("Invalid value: \"integer\": spec.name in body must be of type string: \"integer\"");
        assertThat(messages("{name: null}"))
                .contains("Invalid value: \"null\": spec.name in body must be of type string: \"null\"");
        assertThat(messages("{name: A}"))
                .containsExactly("Invalid value: \"A\": spec.name in body should match '^[a-z]+$'");
        assertThat(messages("{name: aaaaaaaaa}")).contains("Too long: may not be more than 8 bytes");
        assertThat(messages("{name: a, mode: Odd}"))
                .contains("Unsupported value: \"Odd\": supported values: \"Fast\", \"Slow\"");
        assertThat(messages("{name: a, low: 0}"))
                .containsExactly("Invalid value: 0: spec.low in body should be greater than or equal to 1");
        assertThat(messages("{name: a, tags: [a, b, c]}")).contains("Too many: 3: must have at most 2 items");
        assertThat(messages("{name: a, port: true}"))
                .contains("Invalid value: \"boolean\": spec.port in body must be of type integer,string: \"boolean\"");
        assertThat(messages("{name: a, choice: {}}"))
                .contains(
                        "Invalid value: \"\": \"spec.choice\" must validate one and only one schema (oneOf). Found none valid");
    }

    @Test
    void duplicates_of_sets_and_list_maps_are_found() {
        assertThat(causes("{name: a, tags: [x, x], ports: [{port: 1}, {port: 1}]}"))
                .containsExactly(
                        new FieldCause("FieldValueDuplicate", "Duplicate value: \"x\"", "spec.tags[1]"),
                        new FieldCause("FieldValueDuplicate", "Duplicate value: {\"port\":1}", "spec.ports[1]"));
    }

    @Test
    void rules_speak_for_themselves() {
        assertThat(causes("{name: a, low: 3, high: 2}"))
                .containsExactly(
                        new FieldCause("FieldValueInvalid", "Invalid value: low must not be above high", "spec"));
        assertThat(messages("{name: a, site: 'http://x'}")).containsExactly("Invalid value: \"http://x\": https only");
        assertThat(messages("{name: a, site: 'https://x', network: 10.0.0.0/16}"))
                .isEmpty();
        assertThat(messages("{name: a, network: 10.0.0.0/25}"))
                .containsExactly("Invalid value: \"10.0.0.0/25\": IPv4 of 24 bits or fewer");
    }

    @Test
    void a_rule_that_cannot_be_evaluated_is_a_finding() {
        assertThat(messages("{name: a, third: [a]}"))
                .containsExactly("Invalid value: \"array\": index out of bounds: 2 evaluating rule: self[2] == 'c'");
    }

    @Test
    void rules_about_old_values_need_one() {
        ObjectNode before = object("{name: a, ports: [{port: 1, protocol: TCP, weight: 5}]}");
        ObjectNode renamed = object("{name: b, ports: [{port: 2, weight: 1}, {port: 1, protocol: TCP, weight: 4}]}");

        assertThat(schema.validate(renamed, before))
                .containsExactly(
                        new FieldCause("FieldValueInvalid", "Invalid value: \"b\": name is immutable", "spec.name"),
                        new FieldCause(
                                "FieldValueInvalid", "Invalid value: 4: weight never shrinks", "spec.ports[1].weight"));
        assertThat(schema.validate(renamed, null)).isEmpty();
    }

    @Test
    void what_nobody_touched_is_forgiven_and_of_rules_a_warning_is_given() {
        ObjectNode before = object("{name: a, low: 0, site: 'http://x'}");
        ObjectNode now = object("{name: a, low: 0, site: 'http://x', high: 3}");

        Findings findings = schema.review(now, before);

        assertThat(findings.causes()).isEmpty();
        assertThat(findings.warnings()).containsExactly("spec.site: Invalid value: \"http://x\": https only");
    }

    @Test
    void an_apply_body_that_is_no_object_of_the_kind_is_told_in_the_words_of_structured_merge_diff() {
        String prefix = "failed to create typed patch object (ns/n; example.com/v1, Kind=Thing): ";

        assertThat(schema.typedPatchError(object("{typo: 1}")))
                .contains(prefix + ".spec.typo: field not declared in schema");
        assertThat(schema.typedPatchError(object("{name: 1}")))
                .contains(prefix + ".spec.name: expected string, got &value.valueUnstructured{Value:1}");
        assertThat(schema.typedPatchError(object("{tags: [a, a]}")))
                .contains(prefix + ".spec.tags: duplicate entries for key [=\"a\"]");
        assertThat(schema.typedPatchError(object("{ports: [{port: 1}, {port: 1, protocol: TCP}]}")))
                .contains(prefix + ".spec.ports: duplicate entries for key [port=1,protocol=\"TCP\"]");
        assertThat(schema.typedPatchError(object("{name: a, free: {x: 1}, labels: {x: y}}")))
                .isEmpty();
    }

    @Test
    void merge_rules_follow_the_schema() {
        MergeRules spec = schema.mergeRules().field("spec");

        assertThat(spec.field("ports").list()).isEqualTo(MergeRules.Sharing.BY_KEYS);
        assertThat(spec.field("ports").keys()).containsExactly("port", "protocol");
        assertThat(spec.field("ports").keyDefault("protocol")).contains(yaml("TCP"));
        assertThat(spec.field("tags").list()).isEqualTo(MergeRules.Sharing.BY_VALUE);
        assertThat(spec.field("third").list()).isEqualTo(MergeRules.Sharing.ATOMIC);
        assertThat(schema.mergeRules().field("metadata").field("finalizers").list())
                .isEqualTo(MergeRules.Sharing.BY_VALUE);
    }

    @Test
    void built_in_ports_merge_by_what_they_belong_to() {
        MergeRules pod = MergeRules.builtIn().field("spec");

        assertThat(pod.field("containers").items().field("ports").keys()).containsExactly("containerPort", "protocol");
        assertThat(pod.field("ports").keys()).containsExactly("port", "protocol");
        assertThat(pod.field("tolerations").list()).isEqualTo(MergeRules.Sharing.ATOMIC);
    }

    private List<FieldCause> causes(String spec) {
        return schema.validate(object(spec), noObject());
    }

    private List<String> messages(String spec) {
        return causes(spec).stream().map(FieldCause::message).toList();
    }

    private static @Nullable ObjectNode noObject() {
        return null;
    }

    private static ObjectNode object(String spec) {
        return (ObjectNode) yaml(
                "{apiVersion: example.com/v1, kind: Thing, metadata: {namespace: ns, name: n}, spec: " + spec + "}");
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
