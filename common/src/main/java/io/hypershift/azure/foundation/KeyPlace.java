package io.hypershift.azure.foundation;

import java.util.Optional;

/** Where a foundation's signing key is kept. */
interface KeyPlace {

    /** The key; it fails where there is one that cannot be read. */
    Optional<SigningKey> find();

    /** Keeps a key where there is none; returns the one that is there then. */
    SigningKey add(SigningKey key);

    /** Keeps a key in another's place, which is set aside; returns the one that is there then. */
    SigningKey follow(SigningKey old, SigningKey next);

    /** What a user calls the place. */
    String name();
}
