package io.hypershift.azure.sandbox.told;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What containers do that do not do what their image does. */
public final class Programs {
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Runnable changed;

    /**
     * The containers that a conduct is told of.
     *
     * @param image the image, its repository or registry; empty for any
     * @param container the container's name; empty for any
     */
    public record Match(String image, String container) {
        public static Match image(String named) {
            return new Match(named, "");
        }

        public Match container(String name) {
            return new Match(image, name);
        }

        boolean covers(ImageName other, String name) {
            return (image.isEmpty() || other.isOf(image)) && (container.isEmpty() || container.equals(name));
        }
    }

    /** What a container does from when it starts. */
    public sealed interface Conduct {
        /** What it writes at once. */
        String output();
    }

    /** It ends. */
    public record Exits(int exitCode, String output, Duration after) implements Conduct {
        public Exits(int exitCode, String output) {
            this(exitCode, output, Duration.ZERO);
        }
    }

    /** It neither ends nor becomes ready. */
    public record Hangs(String output) implements Conduct {}

    private record Rule(Match match, Conduct conduct) {}

    Programs(Runnable changed) {
        this.changed = changed;
    }

    /** Tells what containers do when they start from now on; what is told last counts. */
    public void tell(Match match, Conduct conduct) {
        rules.removeIf(rule -> rule.match().equals(match));
        rules.add(0, new Rule(match, conduct));
        changed.run();
    }

    /** These containers do what their image does, those that hang already too. */
    public void clear(Match match) {
        rules.removeIf(rule -> rule.match().equals(match));
        changed.run();
    }

    public void clear() {
        rules.clear();
        changed.run();
    }

    public Optional<Conduct> of(String image, String container) {
        var name = ImageName.parse(image);
        return rules.stream()
                .filter(rule -> rule.match().covers(name, container))
                .map(Rule::conduct)
                .findFirst();
    }
}
