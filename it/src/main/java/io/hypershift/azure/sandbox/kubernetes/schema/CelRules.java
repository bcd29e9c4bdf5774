package io.hypershift.azure.sandbox.kubernetes.schema;

import dev.cel.bundle.Cel;
import dev.cel.common.CelException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles rules at first use and keeps them by their text: HyperShift's CRDs repeat each of theirs three times on
 * average, and compiling all of them takes longer than everything else a server does at its start.
 */
final class CelRules {
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();
    private final Lazy<Cel> environment = new Lazy<>(CelEnvironment::create);

    /** A rule that can run, or why it cannot. */
    sealed interface Compiled {}

    record Ready(CelRuntime.Program program) implements Compiled {}

    record Broken(String why) implements Compiled {}

    Compiled compile(String expression) {
        return compiled.computeIfAbsent(expression, this::compileNow);
    }

    private Compiled compileNow(String expression) {
        try {
            Cel cel = environment.get();
            return new Ready(cel.createProgram(cel.compile(expression).getAst()));
        } catch (CelException e) {
            return new Broken(String.valueOf(e.getMessage()));
        }
    }
}
