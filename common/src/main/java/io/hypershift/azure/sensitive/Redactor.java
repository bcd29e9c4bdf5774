package io.hypershift.azure.sensitive;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
    private volatile Search search = new Search(0, KnownForms.of(List.of()));

    /** The forms made ready to be looked for, as many as there were. */
    private record Search(int count, KnownForms known) {}

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

    /** Takes out also what looks like a secret: tokens, keys, and what names such as {@code password} stand before. */
    public String redactAll(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var result = new ByteArrayOutputStream(bytes.length);
        try (var redacting = new RedactingStream(result, known(), bytes.length)) {
            redacting.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        return result.toString(StandardCharsets.UTF_8);
    }

    /**
     * The same for what is too long for memory, text or not: what is written to the stream arrives redacted. What is learnt later
     * stays in, and what the stream holds back is sent on when it is closed, which closes the other one too.
     */
    public OutputStream redactingAll(OutputStream out) {
        return new RedactingStream(out, known(), Integer.MAX_VALUE - 1);
    }

    private KnownForms known() {
        var ready = search;
        var current = Set.copyOf(forms);
        if (ready.count() != current.size()) { // none is ever forgotten
            ready = new Search(current.size(), KnownForms.of(current));
            search = ready;
        }
        return ready.known();
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
