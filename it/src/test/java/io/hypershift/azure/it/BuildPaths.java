package io.hypershift.azure.it;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where things are in this build; the pom tells. */
public final class BuildPaths {
    private BuildPaths() {}

    /** The Maven that runs this build. */
    public static Path mavenHome() {
        return path("maven.home");
    }

    /** Every Maven that there is to run: this build's own, then those of the profile {@code maven-versions} if it is active. */
    public static List<Path> mavenHomes() {
        var homes = new ArrayList<Path>();
        homes.add(mavenHome());
        for (var home : System.getProperty("it.mavenHomes", "").split(File.pathSeparator, -1)) {
            if (!home.isEmpty()) {
                homes.add(Path.of(home).toAbsolutePath());
            }
        }
        return List.copyOf(homes);
    }

    /** The local repository of this build's user: dependencies are there already. */
    public static Path userRepository() {
        return path("it.userRepository");
    }

    /** A local repository that holds this build's own artifacts. */
    public static Path repository() {
        return path("it.repository");
    }

    /** The module's {@code target}. */
    public static Path target() {
        return path("it.target");
    }

    /** A sample project. */
    public static Path sample(String name) {
        return path("it.samples").resolve(name);
    }

    private static Path path(String property) {
        var value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("run by Maven only, which sets " + property);
        }
        return Path.of(value).toAbsolutePath();
    }
}
