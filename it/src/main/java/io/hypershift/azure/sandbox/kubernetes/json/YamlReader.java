package io.hypershift.azure.sandbox.kubernetes.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML as the API server does: version 1.1, where an unquoted y, no or on is a boolean, but a date is text. */
final class YamlReader {
    private static final int MEBIBYTES = 1 << 20;

    private YamlReader() {}

    static JsonNode read(String yaml) throws IOException {
        var loading = new LoaderOptions();
        loading.setCodePointLimit(16 * MEBIBYTES);
        var dumping = new DumperOptions();
        var reader =
                new Yaml(new Booleans(loading), new Representer(dumping), dumping, loading, new ScalarsOfVersion11());
        try {
            return Json.treeOf(reader.load(yaml));
        } catch (YAMLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static final class ScalarsOfVersion11 extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("(?i:y|yes|n|no|true|false|on|off)"), "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private static final class Booleans extends SafeConstructor {
        private static final Set<String> TRUE = Set.of("y", "yes", "true", "on");

        Booleans(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.BOOL, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return TRUE.contains(((ScalarNode) node).getValue().toLowerCase(Locale.ROOT));
                }
            });
        }
    }
}
