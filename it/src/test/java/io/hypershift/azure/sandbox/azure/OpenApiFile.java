package io.hypershift.azure.sandbox.azure;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of Microsoft's OpenAPI files: its paths, and a validator that is made when it is needed. */
final class OpenApiFile {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final Path file;
    private final JsonNode document;
    private @Nullable OpenApiInteractionValidator validator;

    OpenApiFile(Path file) {
        this.file = file;
        try {
            this.document = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return document.at("/info/version").asText();
    }

    OpenApiInteractionValidator validator() {
        if (validator == null) {
            validator = OpenApiInteractionValidator.createFor(file.toString())
                    .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                    .build();
        }
        return validator;
    }

    /** The operation that a request is for; clients differ in the case of a path's fixed words. */
    Optional<OpenApiOperation> operation(String method, String path) {
        var found = new ArrayList<OpenApiOperation>();
        document.path("paths").properties().forEach(entry -> {
            var declared = entry.getValue().path(method.toLowerCase(Locale.ROOT));
            var match = pattern(entry.getKey()).matcher(path);
            if (!declared.isMissingNode() && match.matches()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= match.groupCount(); i++) {
                    values.add(match.group(i).replace("/", "%2F"));
                }
                found.add(new OpenApiOperation(this, fill(entry.getKey(), values), literals(entry.getKey()), declared));
            }
        });
        return found.stream().max(java.util.Comparator.comparingInt(OpenApiOperation::literals));
    }

    /** A scope is as many segments as it likes. */
    private static Pattern pattern(String template) {
        var regex = new StringBuilder();
        int at = 0;
        var parameters = PARAMETER.matcher(template);
        while (parameters.find()) {
            regex.append(Pattern.quote(template.substring(at, parameters.start())));
            regex.append(parameters.group(1).equals("scope") ? "([^?]+?)" : "([^/?]+)");
            at = parameters.end();
        }
        regex.append(Pattern.quote(template.substring(at)));
        return Pattern.compile(regex + "/?", Pattern.CASE_INSENSITIVE);
    }

    private static String fill(String template, List<String> values) {
        var filled = template;
        for (String value : values) {
            filled = PARAMETER.matcher(filled).replaceFirst(java.util.regex.Matcher.quoteReplacement(value));
        }
        return filled;
    }

    private static int literals(String template) {
        return (int) Pattern.compile("/[^/{]+").matcher(template).results().count();
    }
}
