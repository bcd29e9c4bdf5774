package io.hypershift.azure.operator;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that no two runs share. */
final class RandomName {
    private RandomName() {}

    static String of(String beginning) {
        var random = new byte[4];
        new SecureRandom().nextBytes(random);
        return beginning + "-" + HexFormat.of().formatHex(random);
    }
}
