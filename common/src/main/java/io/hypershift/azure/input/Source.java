package io.hypershift.azure.input;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Content that a user gave, with where it came from. A front end that has files gives paths, one that must not read the
 * local disk gives texts; the core reads both, so that a bad file is one more problem in the same list.
 */
public sealed interface Source {

    /** Nothing was given. */
    record None() implements Source {}

    /** A file of the machine the process runs on. */
    record OfFile(Path path) implements Source {}

    /** A text whose origin is told in words: {@code environment AZURE_CLIENT_SECRET}, {@code credentials ci-azure}. */
    record OfText(String text, String origin) implements Source {
        @Override
        public String toString() {
            return "text from " + origin;
        }
    }

    /** The content; a failure says in a few words why there is none. */
    default String read() throws Unreadable {
        if (this instanceof OfText given) {
            return given.text();
        }
        if (this instanceof OfFile file) {
            return read(file.path());
        }
        throw new Unreadable("is not given");
    }

    /** Where it came from, as the user knows it. */
    default String origin() {
        if (this instanceof OfText given) {
            return given.origin();
        }
        return this instanceof OfFile file ? file.path().toString() : "nowhere";
    }

    default boolean isGiven() {
        return !(this instanceof None);
    }

    static Source none() {
        return new None();
    }

    static Source file(Path path) {
        return new OfFile(path);
    }

    /** A file where one is given. */
    static Source file(@Nullable File file) {
        return file == null ? none() : file(file.toPath());
    }

    static Source text(String text, String origin) {
        return new OfText(text, origin);
    }

    private static String read(Path path) throws Unreadable {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new Unreadable("does not exist");
        } catch (CharacterCodingException e) {
            throw new Unreadable("is not UTF-8 text");
        } catch (IOException e) {
            throw new Unreadable(
                    Files.isDirectory(path) ? "is a directory" : "cannot be read (" + e.getMessage() + ")");
        }
    }

    /** Why a source has no content; the message continues a sentence that names the source. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** The reason, as the end of a sentence that begins with the source's origin. */
        public String reason() {
            return reason;
        }
    }
}
