package io.hypershift.azure.sandbox.told;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the registries give out: every image to everybody, but those that are told otherwise, but releases that there are not,
 * and but Red Hat's registry, which asks for a login as the real one does.
 */
public final class Images {
    private static final Map<String, Answer> AT_FIRST = Map.of("registry.redhat.io", Answer.PRIVATE);

    /** Who answers so does not tell what there is. */
    private static final Set<Answer> SILENT = Set.of(Answer.UNREACHABLE, Answer.UNTRUSTED);

    private final Map<String, Answer> answers = new ConcurrentHashMap<>(AT_FIRST);
    private final ReleaseImages releases;
    private final Runnable changed;

    /** What a registry answers to those who want an image. */
    public enum Answer {
        /** It gives it to everybody. */
        PUBLIC,
        /** It gives it to those who log in. */
        PRIVATE,
        /** It has no such image. */
        MISSING,
        /** Nothing: the registry cannot be reached. */
        UNREACHABLE,
        /** Nothing to those in the cluster: they do not know the authority of its certificate. */
        UNTRUSTED
    }

    Images(ReleaseImages releases, Runnable changed) {
        this.releases = releases;
        this.changed = changed;
    }

    /**
     * Tells what becomes of an image, or of all images of a repository or a registry; what is told of fewer images counts more.
     *
     * @param named like {@code quay.io/hypershift/hypershift-operator:latest}, the same without a tag, or {@code quay.io}
     */
    public void tell(String named, Answer answer) {
        answers.put(named, answer);
        changed.run();
    }

    /** Everything is as at first. */
    public void clear() {
        answers.clear();
        answers.putAll(AT_FIRST);
        changed.run();
    }

    public Map<String, Answer> told() {
        return Map.copyOf(answers);
    }

    /** What becomes of those who want an image. */
    public Answer of(ImageName image) {
        var answer = access(image);
        var exists = !releases.keeps(image) || releases.find(image).isPresent();
        return exists || SILENT.contains(answer) ? answer : Answer.MISSING;
    }

    /** What is told of an image, whether it exists or not. */
    public Answer access(ImageName image) {
        return answers.entrySet().stream()
                .filter(told -> image.isOf(told.getKey()))
                .max(Comparator.comparingInt(told -> told.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Answer.PUBLIC);
    }
}
