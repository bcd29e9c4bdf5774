package io.hypershift.azure.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The descriptor that Maven will read, as the build has generated it. */
final class PluginDescriptor {
    private final Xpp3Dom plugin;

    /** A parameter that users may give. A missing text is empty. */
    record GoalParameter(String name, String property, String defaultValue, String type, String description) {}

    private PluginDescriptor(Xpp3Dom plugin) {
        this.plugin = plugin;
    }

    static PluginDescriptor read() {
        try (InputStream in = PluginDescriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new PluginDescriptor(Xpp3DomBuilder.build(in, "UTF-8"));
        } catch (IOException | XmlPullParserException e) {
            throw new IllegalStateException("the build writes the descriptor before tests run", e);
        }
    }

    String text(String element) {
        return plugin.getChild(element).getValue();
    }

    /** The goals by name, but for the generated help. */
    Map<String, Xpp3Dom> goals() {
        var goals = new TreeMap<String, Xpp3Dom>();
        for (var mojo : plugin.getChild("mojos").getChildren("mojo")) {
            if (!text(mojo, "goal").equals("help")) {
                goals.put(text(mojo, "goal"), mojo);
            }
        }
        return goals;
    }

    Xpp3Dom goal(String name) {
        return Objects.requireNonNull(goals().get(name), name);
    }

    static List<GoalParameter> parameters(Xpp3Dom goal) {
        List<GoalParameter> parameters = new ArrayList<>();
        for (var parameter : goal.getChild("parameters").getChildren("parameter")) {
            if (text(parameter, "editable").equals("true")) {
                var name = text(parameter, "name");
                var configuration = goal.getChild("configuration").getChild(name);
                parameters.add(new GoalParameter(
                        name,
                        configuration == null ? "" : property(configuration),
                        configuration == null ? "" : attribute(configuration, "default-value"),
                        text(parameter, "type"),
                        text(parameter, "description")));
            }
        }
        return parameters;
    }

    static String text(Xpp3Dom parent, String element) {
        var child = parent.getChild(element);
        return child == null || child.getValue() == null ? "" : child.getValue();
    }

    private static String property(Xpp3Dom configuration) {
        var value = configuration.getValue();
        return value == null ? "" : value.replaceAll("^\\$\\{(.*)}$", "$1");
    }

    private static String attribute(Xpp3Dom configuration, String name) {
        var value = configuration.getAttribute(name);
        return value == null ? "" : value;
    }
}
