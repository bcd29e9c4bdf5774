package io.hypershift.azure.jenkins.work;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cluster that a build of this controller asked for.
 *
 * @param id of the step that asked
 * @param job the full name of the build's job
 * @param endsWithBuild nothing of it may outlive the build; else it may stay until its lease expires
 * @param destroy what the step that destroys it is to be given, by argument; there is no secret in it
 */
public record LedgerEntry(String id, String job, int build, boolean endsWithBuild, Map<String, String> destroy) {
    private static final String ARGUMENT = "destroy.";
    private static final Set<String> IDENTITY =
            Set.of("clusterName", "namespace", "managementKubeconfigCredentialsId", "managementContext");

    public LedgerEntry {
        destroy = Map.copyOf(destroy);
    }

    /** Whether it is about the cluster that these arguments name, whoever asked for it. */
    public boolean isAbout(Map<String, String> arguments) {
        return IDENTITY.stream().allMatch(argument -> Objects.equals(destroy.get(argument), arguments.get(argument)));
    }

    Properties toProperties() {
        var properties = new Properties();
        properties.setProperty("id", id);
        properties.setProperty("job", job);
        properties.setProperty("build", Integer.toString(build));
        properties.setProperty("endsWithBuild", Boolean.toString(endsWithBuild));
        destroy.forEach((argument, value) -> properties.setProperty(ARGUMENT + argument, value));
        return properties;
    }

    /** Empty when the properties are not those of an entry. */
    static Optional<LedgerEntry> of(Properties properties) {
        try {
            var destroy = new TreeMap<String, String>();
            for (var name : properties.stringPropertyNames()) {
                if (name.startsWith(ARGUMENT)) {
                    destroy.put(name.substring(ARGUMENT.length()), properties.getProperty(name));
                }
            }
            var entry = new LedgerEntry(
                    properties.getProperty("id", ""),
                    properties.getProperty("job", ""),
                    Integer.parseInt(properties.getProperty("build", "")),
                    Boolean.parseBoolean(properties.getProperty("endsWithBuild")),
                    destroy);
            return Optional.of(entry)
                    .filter(it -> !it.id().isBlank() && !it.job().isBlank());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
