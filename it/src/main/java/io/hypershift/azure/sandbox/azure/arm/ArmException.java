package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.HashMap;
import java.util.Map;

/** A request that Resource Manager refuses, in Azure's own words. */
public final class ArmException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    public ArmException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    private ArmException(int status, String code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    public ArmException with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new ArmException(status, code, String.valueOf(getMessage()), all);
    }

    public static ArmException badRequest(String code, String message) {
        return new ArmException(400, code, message);
    }

    public static ArmException conflict(String code, String message) {
        return new ArmException(409, code, message);
    }

    public static ArmException notFound(ResourceId id) {
        return new ArmException(
                404,
                "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix"
                        .formatted(id.type(), id.name(), id.group().orElse("<null>")));
    }

    public static ArmException groupNotFound(String group) {
        return new ArmException(
                404, "ResourceGroupNotFound", "Resource group '%s' could not be found.".formatted(group));
    }

    public ArmAnswer answer() {
        return ArmAnswer.error(status, code, String.valueOf(getMessage())).with(headers);
    }
}
