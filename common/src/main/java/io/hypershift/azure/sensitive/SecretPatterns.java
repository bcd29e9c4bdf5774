package io.hypershift.azure.sensitive;

/** Finds secrets that nobody told of, by their form or by the name before them, in one pass over a text. */
final class SecretPatterns {
    private final KnownForms known;

    /**
     * Patterns that also look into what stands in base64.
     *
     * @param known what is looked for there as well
     */
    SecretPatterns(KnownForms known) {
        this.known = known;
    }

    /**
     * Adds what is found.
     *
     * @param isLast whether the text ends here: otherwise a secret that reaches its end may go on
     */
    void find(byte[] text, int length, boolean isLast, Spans found) {
        var run = 0;
        for (int i = 0; i < length; i++) {
            var each = text[i];
            if (!Ascii.is(each, Ascii.BASE64_DIGIT)) {
                Base64Text.in(text, run, i, length, isLast, this, found);
                run = i + 1;
            }
            at(text, i, each, length, isLast, found);
        }
        Base64Text.in(text, run, length, length, isLast, this, found);
    }

    /** Whether there is any secret in a text. */
    boolean areIn(byte[] text) {
        var found = new Spans();
        find(text, text.length, true, found);
        known.find(text, text.length, found);
        return !found.isEmpty();
    }

    private void at(byte[] text, int i, byte each, int length, boolean isLast, Spans found) {
        switch (each) {
            case ':', '=' -> {
                if (i >= found.end()) {
                    NamedSecrets.at(text, i, length, isLast, found);
                }
            }
            case '-' -> {
                if (i >= found.end()) {
                    PemKeys.at(text, i, length, isLast, found);
                    KnownTokens.kubeadminPassword(text, i, length, found);
                }
            }
            case '~' -> {
                KnownTokens.azureSecret(text, i, length, found);
                KnownTokens.oauthToken(text, i, length, isLast, found);
            }
            case 'J', 'A' -> KnownTokens.jwt(text, i, length, isLast, found);
            default -> {}
        }
    }
}
