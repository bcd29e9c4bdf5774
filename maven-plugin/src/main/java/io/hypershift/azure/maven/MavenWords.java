package io.hypershift.azure.maven;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;

/** What a user of Maven types. */
record MavenWords(String goals) implements Words {

    /**
     * Goals by their prefix where the build declares the plugin, else in the one form that every Maven understands without:
     * from 3.9 on, a name of three parts is read as {@code prefix:version:goal}.
     */
    static MavenWords of(MavenSession session, Plugin plugin) {
        var top = session.getTopLevelProject();
        var declared = top != null && top.getPlugin(plugin.getKey()) != null;
        return new MavenWords(declared ? "hypershift-azure" : plugin.getId());
    }

    @Override
    public String operation(Operation operation) {
        return "mvn " + goals + ":" + operation.verb();
    }

    @Override
    public String parameter(Parameter parameter) {
        return parameter == Parameter.RESOURCE_GROUP_TAGS
                ? "<resourceGroupTags>" // a map has no property
                : "-Dhypershift." + parameter.camelCase();
    }

    @Override
    public String parameter(Parameter parameter, String value) {
        return parameter(parameter) + "=" + value;
    }
}
