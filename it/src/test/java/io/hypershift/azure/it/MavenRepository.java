package io.hypershift.azure.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A local repository that holds this build's own artifacts, so that nothing of it is ever installed into its user's. What else
 * a project needs comes from the user's local repository, and from Central what is not there.
 */
record MavenRepository(Path directory, Path settings) {
    private static final String SETTINGS = """
            <settings>
              <profiles>
                <profile>
                  <id>this-build</id>
                  <repositories>
                    <repository>%1$s</repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>%1$s</pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>this-build</activeProfile>
              </activeProfiles>
            </settings>
            """;

    private static final String REPOSITORY = """

                      <id>user</id>
                      <url>%s</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                      <snapshots><checksumPolicy>ignore</checksumPolicy></snapshots>
                    """;

    static MavenRepository ofThisBuild() {
        var settings = BuildPaths.target().resolve("it-settings.xml");
        var repository = REPOSITORY.formatted(BuildPaths.userRepository().toUri());
        try {
            writeOnce(settings, SETTINGS.formatted(repository));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MavenRepository(BuildPaths.repository(), settings);
    }

    /** Leaves a file alone that is as it should be: some Maven may be reading it. */
    private static synchronized void writeOnce(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
