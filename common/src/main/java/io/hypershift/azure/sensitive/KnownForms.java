package io.hypershift.azure.sensitive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many literals in one pass: the four bytes that a place begins with are looked up in a table of bits, and only where that
 * says so are literals compared.
 */
final class KnownForms {
    private static final int HEAD = 4;
    private static final int BITS = 16;

    private final BitSet heads = new BitSet(1 << BITS);
    private final Map<Integer, List<byte[]>> byHead = new HashMap<>();
    private final int longest;

    private KnownForms(Collection<byte[]> forms) {
        for (var form : forms) {
            var head = head(form);
            heads.set(hash(head));
            byHead.computeIfAbsent(head, any -> new ArrayList<>()).add(form);
        }
        byHead.values()
                .forEach(it -> it.sort(
                        Comparator.comparingInt((byte[] form) -> form.length).reversed()));
        longest = forms.stream().mapToInt(it -> it.length).max().orElse(0);
    }

    static KnownForms of(Collection<String> forms) {
        return new KnownForms(forms.stream()
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .filter(it -> it.length >= HEAD)
                .toList());
    }

    /** The length of the longest, in bytes. */
    int longest() {
        return longest;
    }

    void find(byte[] text, int length, Spans found) {
        if (byHead.isEmpty()) {
            return;
        }
        var head = 0;
        for (int i = 0; i < length; i++) {
            head = (head << 8) | (text[i] & 0xff);
            if (heads.get(hash(head)) && i >= HEAD - 1) {
                compare(text, i - HEAD + 1, length, head, found);
            }
        }
    }

    private void compare(byte[] text, int at, int length, int head, Spans found) {
        for (var form : byHead.getOrDefault(head, List.of())) {
            if (at + form.length <= length && Arrays.equals(text, at, at + form.length, form, 0, form.length)) {
                found.add(at, at + form.length);
                return;
            }
        }
    }

    private static int head(byte[] form) {
        return ((form[0] & 0xff) << 24) | ((form[1] & 0xff) << 16) | ((form[2] & 0xff) << 8) | (form[3] & 0xff);
    }

    /** Fibonacci hashing. */
    private static int hash(int head) {
        return (head * 0x9E3779B1) >>> (32 - BITS);
    }
}
