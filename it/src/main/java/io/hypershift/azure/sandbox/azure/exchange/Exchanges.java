package io.hypershift.azure.sandbox.azure.exchange;

import io.hypershift.azure.sandbox.azure.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Every exchange so far, also appended to a file, one JSON object a line. */
public final class Exchanges {
    private final List<Exchange> all = new ArrayList<>();
    private final Path file;

    public Exchanges(Path file) {
        this.file = file;
    }

    synchronized void add(Exchange exchange) {
        all.add(exchange);
        try {
            Files.writeString(
                    file, Json.write(exchange.document()) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public synchronized List<Exchange> all() {
        return List.copyOf(all);
    }

    /** What came after the first so many. */
    public synchronized List<Exchange> since(int count) {
        return List.copyOf(all.subList(Math.min(count, all.size()), all.size()));
    }
}
