package io.hypershift.azure.maven;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document that says by commands of a shell what to do. */
record ShellGuide(String text) {
    /** {@code --base-domain} or {@code -n}; not a flag that is cut off with a hyphen or a star, standing for several. */
    static final Pattern FLAG = Pattern.compile("(?<![\\w-])(--[a-z]+(-[a-z]+)*|-[a-zA-Z])(?![-\\w])");

    private static final Pattern USE = Pattern.compile("\\$\\{?[!#]?([A-Za-z_]\\w*)");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?m)^[ #]*(?:export |declare -A )?([A-Za-z_]\\w*)\\+?=|\\bfor (\\w+) in\\b");

    /** A fence, what it says of its block's language, and the block. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```");

    Set<String> variables() {
        var shell = commands();
        var names = new TreeSet<String>();
        USE.matcher(shell).results().forEach(use -> names.add(use.group(1)));
        ASSIGNMENT.matcher(shell).results().forEach(it -> names.add(it.group(1) == null ? it.group(2) : it.group(1)));
        return names;
    }

    /** Of the commands, and those that only the text between them names. */
    Set<String> flags() {
        var flags = new TreeSet<String>();
        FLAG.matcher(commands()).results().forEach(flag -> flags.add(flag.group()));
        Pattern.compile("`(--[a-z]+(-[a-z]+)*)(?![-\\w])")
                .matcher(text)
                .results()
                .forEach(it -> flags.add(it.group(1)));
        return flags;
    }

    private String commands() {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> Set.of("bash", "").contains(block.group(1)))
                .map(block -> block.group(2))
                .collect(Collectors.joining("\n"));
    }
}
