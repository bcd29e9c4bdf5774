package io.hypershift.azure.sandbox.kubernetes.schema;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.runtime.CelFunctionBinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A function that Kubernetes adds to CEL: its name, one way to call it, and what it does. */
record CelFunction(String name, CelOverloadDecl overload, CelFunctionBinding binding) {
    static List<CelFunctionDecl> declarations(List<CelFunction> functions) {
        Map<String, List<CelOverloadDecl>> byName = functions.stream()
                .collect(Collectors.groupingBy(
                        CelFunction::name,
                        LinkedHashMap::new,
                        Collectors.mapping(CelFunction::overload, Collectors.toList())));
        return byName.entrySet().stream()
                .map(one -> CelFunctionDecl.newFunctionDeclaration(one.getKey(), one.getValue()))
                .toList();
    }
}
