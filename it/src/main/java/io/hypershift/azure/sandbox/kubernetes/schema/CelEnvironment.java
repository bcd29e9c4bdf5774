package io.hypershift.azure.sandbox.kubernetes.schema;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.stream.Stream;

/** CEL as Kubernetes extends it, as far as rules of the CRDs we serve go. */
final class CelEnvironment {
    static final String SELF = "self";
    static final String OLD_SELF = "oldSelf";

    private CelEnvironment() {}

    static Cel create() {
        CelOptions options = CelOptions.current()
                .enableRegexPartialMatch(true)
                .enableHeterogeneousNumericComparisons(true)
                .enableOptionalSyntax(true)
                .enableReservedIds(true)
                .build();
        List<CelFunction> functions = Stream.of(UrlFunctions.all(), NetworkFunctions.all(), RegexFunctions.all())
                .flatMap(List::stream)
                .toList();
        return CelFactory.legacyCelBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.sets(options))
                .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.sets(options))
                .addVar(SELF, SimpleType.DYN)
                .addVar(OLD_SELF, SimpleType.DYN)
                .addFunctionDeclarations(CelFunction.declarations(functions))
                .addFunctionBindings(
                        functions.stream().map(CelFunction::binding).toList())
                .build();
    }
}
