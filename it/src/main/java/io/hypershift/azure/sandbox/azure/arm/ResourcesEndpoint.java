package io.hypershift.azure.sandbox.azure.arm;

/** All resources of all types. */
final class ResourcesEndpoint implements Endpoint {
    private final ArmState state;
    private final ResourceTypes types;
    private final Claims claims = new Claims();
    private final InlineChildren inline;
    private final Reads reads;
    private final Writes writes;
    private final Deletes deletes;

    ResourcesEndpoint(ArmState state, ResourceTypes types, Policies policies) {
        this.state = state;
        this.types = types;
        this.inline = new InlineChildren(state, types);
        var waits = new Waits(state);
        this.reads = new Reads(state, types, inline);
        this.writes = new Writes(state, types, inline, waits, policies);
        this.deletes = new Deletes(state, types, waits);
    }

    @Override
    public boolean serves(ArmPath path) {
        return !path.names().isEmpty();
    }

    @Override
    public ArmAnswer answer(ArmCall call) throws InterruptedException {
        var path = call.path();
        if (path.isCollection()) {
            return switch (call.method()) {
                case "GET" -> reads.collection(call);
                case "POST" -> act(call);
                default -> throw notAllowed(call);
            };
        }
        return call.isRead() ? reads.item(call) : change(call);
    }

    private ArmAnswer change(ArmCall call) throws InterruptedException {
        var id = types.canonical(call.path(), state.resources());
        var claimed = inline.has(call.path()) ? inline.parentId(call.path()) : id;
        var claim = claims.of(types.of(claimed), claimed);
        try {
            return switch (call.method()) {
                case "PUT" -> writes.put(call);
                case "PATCH" -> writes.patch(call);
                case "DELETE" -> inline.has(call.path()) ? writes.removeInline(call) : deletes.delete(call);
                default -> throw notAllowed(call);
            };
        } finally {
            claim.release();
        }
    }

    private ArmAnswer act(ArmCall call) {
        var path = call.path();
        if (path.names().size() == 1) {
            return types.of(path.namespace() + "/" + path.last())
                    .actOnCollection(path.last(), call)
                    .orElseThrow(() -> notAllowed(call));
        }
        var subject = reads.get(path.owner());
        return types.of(subject.id()).act(subject, path.last(), call).orElseThrow(() -> notAllowed(call));
    }

    private static ArmException notAllowed(ArmCall call) {
        return new ArmException(
                405,
                "MethodNotAllowed",
                "The sandbox does not serve %s on '%s'."
                        .formatted(call.method(), call.path().type()));
    }
}
