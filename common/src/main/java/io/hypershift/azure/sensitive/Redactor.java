package io.hypershift.azure.sensitive;

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

    private final Set<String> forms = ConcurrentHashMap.newKeySet();

    /** Learns a secret: from now on it and its usual encodings are taken out. */
    public void learn(Sensitive secret) {
        var value = secret.reveal().strip();
        if (value.length() >= SHORTEST) {
            formsOf(value).forEach(forms::add);
        }
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

    private static Stream<String> formsOf(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                value,
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }
}
