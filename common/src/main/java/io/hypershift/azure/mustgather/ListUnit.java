package io.hypershift.azure.mustgather;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ServedKind;
import io.hypershift.azure.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The objects of a kind. Kubernetes' own kinds become one list a namespace, all others a file an object, as {@code oc adm inspect} has
 * them; readers take both.
 *
 * @param root a directory of the archive with a slash at its end, or nothing
 * @param namespace all of them when empty
 * @param pods hears of each pod
 */
record ListUnit(
        KubeApi api,
        String root,
        ServedKind kind,
        String namespace,
        Predicate<Manifest> wanted,
        ObjectText text,
        Consumer<Manifest> pods)
        implements Unit {
    /** So many objects are in memory at once; a pod of a control plane is 20 KB of JSON. */
    private static final int PAGE = 25;

    /** Their schemas are hundreds of kilobytes. */
    private static final int PAGE_OF_DEFINITIONS = 3;

    @Override
    public String what() {
        return root
                + (namespace.isEmpty() ? "" : "namespace " + namespace + ", ")
                + kind.plural()
                + (kind.group().isEmpty() ? "" : "." + kind.group());
    }

    @Override
    public boolean isLarge() {
        return false;
    }

    @Override
    public List<Entry> read(Staging staging, Progress progress) throws IOException {
        var files = new EntryFiles(staging);
        try (files) {
            var page = kind.kind().equals("CustomResourceDefinition") ? PAGE_OF_DEFINITIONS : PAGE;
            api.each(kind, namespace, page, progress::asked, object -> add(object, files));
        } catch (HyperShiftException e) {
            progress.leaveOut(what(), e);
        }
        return files.entries();
    }

    private void add(Manifest object, EntryFiles files) {
        try {
            if (wanted.test(object)) {
                write(object, files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Manifest object, EntryFiles files) throws IOException {
        var home = object.text("metadata", "namespace");
        var group = kind.group().isEmpty() ? "core" : kind.group();
        if (kind.kind().equals("Namespace") && kind.group().isEmpty()) {
            files.append(Layout.namespace(root, object.name()), "", text.of(object, kind));
        } else if (home.isEmpty()) {
            var name = root + "cluster-scoped-resources/" + group + "/" + kind.plural() + "/" + object.name() + ".yaml";
            files.append(name, "", text.of(object, kind));
        } else if (isBuiltIn(group)) {
            var name = root + "namespaces/" + home + "/" + group + "/" + kind.plural() + ".yaml";
            files.append(
                    name,
                    "apiVersion: " + kind.apiVersion() + "\nkind: " + kind.kind() + "List\nitems:\n",
                    text.item(object, kind));
        } else {
            var name = root + "namespaces/" + home + "/" + group + "/" + kind.plural() + "/" + object.name() + ".yaml";
            files.append(name, "", text.of(object, kind));
        }
        if (kind.kind().equals("Pod") && kind.group().isEmpty()) {
            files.append(Layout.pod(root, object.ref()) + object.name() + ".yaml", "", text.of(object, kind));
            pods.accept(object);
        }
    }

    private static boolean isBuiltIn(String group) {
        return !group.contains(".")
                || (group.endsWith(".k8s.io") && !group.endsWith(".x-k8s.io"))
                || group.equals("route.openshift.io");
    }
}
