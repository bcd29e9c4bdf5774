package io.hypershift.azure.sandbox.kubernetes;

/** A kind with one field for each thing that schemas can ask of an API server. */
final class WidgetDefinition {
    private static final String YAML = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.%1$s}
            spec:
              group: %1$s
              scope: Namespaced
              names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList, shortNames: [w%2$s]}
              versions:
              - name: v1
                served: true
                storage: true
                subresources:
                  status: {}
                  scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
                additionalPrinterColumns:
                - {name: Size, type: string, jsonPath: .spec.size}
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        x-kubernetes-validations:
                        - {rule: "!has(self.low) || !has(self.high) || self.low <= self.high", message: low above high}
                        - {rule: "!has(self.parts) || self.parts[1] == 'b'", message: second part is b}
                        properties:
                          size: {type: string, enum: [small, large], default: small}
                          text: {type: string, maxLength: %3$d}
                          owner: {type: string, x-kubernetes-validations: [{rule: self == oldSelf, message: owner is immutable}]}
                          low: {type: integer}
                          high: {type: integer, x-kubernetes-validations: [{rule: self < %4$d, message: high is below %4$d}]}
                          replicas: {type: integer}
                          parts: {type: array, items: {type: string}}
                          tags: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                          labels: {type: object, additionalProperties: {type: string}}
                          key: {type: object, x-kubernetes-map-type: atomic, properties: {secret: {type: string, default: ""}}}
                          plain: {type: object, properties: {secret: {type: string}}}
                          needs: {type: object, required: [name], properties: {name: {type: string}}}
                          ports:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [name]
                            items:
                              type: object
                              required: [name]
                              properties: {name: {type: string}, port: {type: integer}}
                      status:
                        type: object
                        properties: {replicas: {type: integer}, phase: {type: string}}
            """;

    private WidgetDefinition() {}

    static String json(String group) {
        return json(group, 20, 100);
    }

    /** The same with other limits on texts and numbers. */
    static String json(String group, int longest, int high) {
        return KubernetesApiContract.json(YAML, group, group.substring(0, 9), longest, high);
    }
}
