package io.hypershift.azure.sensitive;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Takes the secrets it was told of out of texts that leave the process, whichever way they are encoded there. */
public final class Redactor {
    /** Shorter values would blacken half of every text, and protect nothing. */
    private static final int SHORTEST = 6;

    /** Shorter lines than this tell little of a key. */
    private static final int PEM_LINE = 16;

    private final Set<String> forms = ConcurrentHashMap.newKeySet();

    /** Learns a secret: from now on it and its usual encodings are taken out. */
    public void learn(Sensitive secret) {
        var value = secret.reveal();
        // Encoded as a whole, a text with a newline at its end looks unlike the text alone.
        Stream.of(value, value.strip())
                .filter(it -> it.strip().length() >= SHORTEST)
                .flatMap(Redactor::formsOf)
                .forEach(forms::add);
        linesOf(value).forEach(forms::add);
    }

    /** All that is taken out: for a front end that has to do it elsewhere. */
    public Set<String> forms() {
        return Set.copyOf(forms);
    }

    public String redact(String text) {
        var result = text;
        for (var form : longestFirst()) {
            result = result.replace(form, Sensitive.PLACEHOLDER);
        }
        return result;
    }

    private List<String> longestFirst() {
        return forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The lines of a key in PEM: indented in YAML or one by one in a log, they never stand there as a whole. */
    private static Stream<String> linesOf(String value) {
        return value.lines().map(String::strip).filter(line -> line.length() >= PEM_LINE && !line.startsWith("-----"));
    }

    private static Stream<String> formsOf(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                value,
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }
}
