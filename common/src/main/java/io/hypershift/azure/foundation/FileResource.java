package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A file of the bundle, written when its content changes. */
record FileResource(Path file, Function<Values, String> content) implements Resource<Path> {

    @Override
    public Look<Path> look(Values values) {
        var wanted = content.apply(values);
        if (!Files.exists(file)) {
            return Look.absent();
        }
        return read().equals(wanted) ? Look.matching(file) : Look.different(file, "has another content");
    }

    @Override
    public Path put(Values values, Look<Path> found) {
        try {
            PrivateFile.write(file, content.apply(values));
            return file;
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot write {}: {}", file, e.toString()), e);
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot read {}: {}", file, e.toString()), e);
        }
    }
}
