package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;

/** GET and HEAD of resources and of collections of them. */
final class Reads {
    private final ArmState state;
    private final ResourceTypes types;
    private final InlineChildren inline;

    Reads(ArmState state, ResourceTypes types, InlineChildren inline) {
        this.state = state;
        this.types = types;
        this.inline = inline;
    }

    ArmAnswer item(ArmCall call) {
        var document = inline.has(call.path())
                ? inline.find(call.path())
                        .orElseThrow(() -> types.of(call.path().type())
                                .notFound(call.path().id()))
                : show(get(call.path().id()));
        return call.method().equals("HEAD") ? ArmAnswer.empty(204) : ArmAnswer.of(200, document);
    }

    ArmAnswer collection(ArmCall call) {
        var path = call.path();
        if (path.names().size() > 1) {
            var owner = get(path.owner());
            var part = types.of(owner.id()).act(owner, path.last(), call);
            if (part.isPresent()) {
                return part.get();
            }
        }
        if (inline.has(path)) {
            return ArmAnswer.list(inline.list(path));
        }
        List<JsonNode> documents = state.resources().below(path.owner(), path.type()).stream()
                .map(this::show)
                .toList();
        return Pages.of(documents, call);
    }

    Resource get(ResourceId id) {
        return state.resources().find(id).orElseThrow(() -> types.of(id).notFound(id));
    }

    JsonNode show(Resource resource) {
        return types.of(resource.id()).show(resource);
    }
}
