package io.hypershift.azure.sandbox.hypershift.image;

import io.hypershift.azure.sandbox.told.ImageName;
import io.hypershift.azure.sandbox.told.Images;
import io.hypershift.azure.sandbox.told.Logins;
import io.hypershift.azure.sandbox.told.Told;
import java.util.List;
import java.util.Optional;

/** Whether a registry gives out an image to those who bring these pull secrets. */
public record Pull(Images images, Logins logins) {
    public Pull(Told told) {
        this(told.images(), told.logins());
    }

    /** Why an image cannot be had. */
    public enum Refusal {
        MISSING("manifest unknown"),
        UNAUTHORIZED("unauthorized: access to the requested resource is not authorized"),
        /** A registry does not let those in as anybody who come as somebody it does not know. */
        UNKNOWN_USER("unauthorized: Invalid Username or Password"),
        UNREACHABLE("no such host"),
        UNTRUSTED("tls: failed to verify certificate: x509: certificate signed by unknown authority");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Optional<Refusal> refusal(ImageName image, List<PullSecret> secrets) {
        var answer = images.of(image);
        if (answer == Images.Answer.UNREACHABLE) {
            return Optional.of(Refusal.UNREACHABLE);
        }
        if (answer == Images.Answer.UNTRUSTED) {
            return Optional.of(Refusal.UNTRUSTED);
        }
        var users = secrets.stream().flatMap(it -> it.users(image)).toList();
        if (!users.isEmpty() && users.stream().noneMatch(logins::isKnown)) {
            return Optional.of(Refusal.UNKNOWN_USER);
        }
        return switch (answer) {
            case MISSING -> Optional.of(Refusal.MISSING);
            case PRIVATE -> users.isEmpty() ? Optional.of(Refusal.UNAUTHORIZED) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
