package io.hypershift.azure.mustgather;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.kubeapi.ServedKind;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.RedactedManifest;
import io.hypershift.azure.manifest.YamlDocuments;
import io.hypershift.azure.sensitive.Redactor;

/** An object as YAML without secrets. They are taken out of its JSON, whose quotes keep the rest what it was. */
record ObjectText(Redactor redactor) {

    /** The object; in a list, servers leave out what all have in common, and readers want it. */
    String of(Manifest object, ServedKind kind) {
        var tree = RedactedManifest.of(object).tree();
        tree.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        try {
            return YamlDocuments.document(new Manifest(Json.parseObject(redactor.redactAll(tree.toString()))));
        } catch (JsonProcessingException e) {
            // A number by a secret's name: what is left is no JSON, and nobody knows which part of it is whole.
            return YamlDocuments.document(Manifest.of(object.ref()));
        }
    }

    /** The same as an item of a list. */
    String item(Manifest object, ServedKind kind) {
        return "- " + of(object, kind).stripTrailing().replace("\n", "\n  ") + "\n";
    }
}
