package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** The addresses of a subnet; Azure keeps the first four and the last for itself. */
record Subnet(String id, long first, int prefix) {
    private static final int RESERVED = 4;

    static Subnet of(JsonNode subnet) {
        var range = Json.text(subnet, "/properties/addressPrefix")
                .or(() -> Json.text(subnet, "/properties/addressPrefixes/0"))
                .orElse("10.0.0.0/24")
                .split("/", 2);
        return new Subnet(subnet.path("id").asText(), number(range[0]), Integer.parseInt(range[1]));
    }

    /** @param taken the ids of subnets and addresses in them, with a space between */
    Optional<String> firstFree(Set<String> taken) {
        long last = first + (1L << (32 - prefix)) - 1;
        return LongStream.range(first + RESERVED, last)
                .mapToObj(Subnet::text)
                .filter(address -> !taken.contains(id + " " + address))
                .findFirst();
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number * 256 + Long.parseLong(part);
        }
        return number;
    }

    private static String text(long number) {
        return "%d.%d.%d.%d".formatted(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255);
    }
}
