package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;

/** Sends a request for objects to who answers it. */
final class ResourceRequests {
    private final Reads reads;
    private final Watches watches;
    private final Writes writes;
    private final Patches patches;
    private final Scales scales;
    private final Bindings bindings;
    private final LogReads logs;
    private final PortForwards portForwards;

    ResourceRequests(
            Reads reads,
            Watches watches,
            Writes writes,
            Patches patches,
            Scales scales,
            Bindings bindings,
            LogReads logs,
            PortForwards portForwards) {
        this.reads = reads;
        this.watches = watches;
        this.writes = writes;
        this.patches = patches;
        this.scales = scales;
        this.bindings = bindings;
        this.logs = logs;
        this.portForwards = portForwards;
    }

    /** What a request does, in the words of authorization. */
    static String verb(Call call) {
        var one = !call.path().isCollection();
        return switch (call.request().method()) {
            case "GET", "HEAD" -> one ? "get" : call.isSet("watch") ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> one ? "delete" : "deletecollection";
            default -> throw ApiError.methodNotAllowed();
        };
    }

    HttpResponse answer(Call call) {
        var namespaceMissing =
                call.kind().namespaced() && call.path().namespace().isEmpty();
        return switch (call.path().subresource()) {
            case "" -> answerObject(call, namespaceMissing);
            case "status" -> answerStatus(call);
            case "scale" -> scales.answer(call);
            case "binding" -> bindings.bind(call);
            case "log" -> {
                if (!call.kind().is("", "pods")) {
                    throw ApiError.noSuchPath();
                }
                yield logs.read(call);
            }
            case "portforward" -> {
                if (!call.kind().is("", "pods")) {
                    throw ApiError.noSuchPath();
                }
                yield portForwards.open(call);
            }
            default -> throw ApiError.noSuchPath();
        };
    }

    private HttpResponse answerObject(Call call, boolean namespaceMissing) {
        var verb = verb(call);
        if (namespaceMissing && !verb.equals("list") && !verb.equals("watch")) {
            throw ApiError.methodNotAllowed();
        }
        return switch (verb) {
            case "get" -> reads.get(call);
            case "list" -> reads.list(call);
            case "watch" -> watches.watch(call);
            case "create" -> {
                if (!call.path().isCollection()) {
                    throw ApiError.methodNotAllowed();
                }
                yield writes.create(call);
            }
            case "update" -> writes.update(call);
            case "patch" -> patches.patch(call);
            case "delete" -> writes.delete(call);
            default -> writes.deleteCollection(call);
        };
    }

    private HttpResponse answerStatus(Call call) {
        if (!call.kind().hasStatus()) {
            throw ApiError.noSuchPath();
        }
        return switch (verb(call)) {
            case "get" -> reads.get(call);
            case "update" -> writes.update(call);
            case "patch" -> patches.patch(call);
            default -> throw ApiError.methodNotAllowed();
        };
    }
}
