package io.hypershift.azure.sandbox.kubernetes.kind;

import java.util.List;

/** What a kind is called. */
public record KindNames(
        String kind, String listKind, String singular, List<String> shortNames, List<String> categories) {}
