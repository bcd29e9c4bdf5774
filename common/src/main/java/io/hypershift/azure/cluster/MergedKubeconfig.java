package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.YamlText;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.List;

/**
 * The kubeconfigs of several clusters in one, in the form of {@code hypershift create kubeconfig} without a name ({@code
 * cmd/kubeconfig/create.go}): a context {@code {namespace}-{name}} for each, the first being the current one.
 */
record MergedKubeconfig(List<AdministratorKubeconfig> kubeconfigs) {

    Sensitive content() {
        var tree = Json.object().put("apiVersion", "v1").put("kind", "Config");
        tree.putObject("preferences");
        var clusters = tree.putArray("clusters");
        var users = tree.putArray("users");
        var contexts = tree.putArray("contexts");
        for (var kubeconfig : kubeconfigs) {
            var from = kubeconfig.tree();
            var name = kubeconfig.key().namespace() + "-" + kubeconfig.key().name();
            clusters.addObject().put("name", name).set("cluster", from.at("/clusters/0/cluster"));
            users.addObject().put("name", name + "-admin").set("user", from.at("/users/0/user"));
            contexts.addObject()
                    .put("name", name)
                    .putObject("context")
                    .put("cluster", name)
                    .put("namespace", "default")
                    .put("user", name + "-admin");
        }
        tree.put("current-context", contexts.path(0).path("name").asText(""));
        return Sensitive.of(YamlText.of(tree));
    }
}
