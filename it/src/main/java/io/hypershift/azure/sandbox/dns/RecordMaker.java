package io.hypershift.azure.sandbox.dns;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** The DNS records that Azure's record sets stand for. */
final class RecordMaker {
    private RecordMaker() {}

    static boolean isEmpty(Resource set) {
        return records(set, Name.root).isEmpty();
    }

    /** The set's records, under the name that was asked for. */
    static List<Record> records(Resource set, Name name) {
        var properties = set.properties();
        long seconds = properties.path("TTL").asLong();
        var type = set.id().type();
        return switch (type.substring(type.lastIndexOf('/') + 1)) {
            case "A" ->
                each(properties, "ARecords")
                        .<Record>map(it -> new ARecord(name, DClass.IN, seconds, address(it.path("ipv4Address"))))
                        .toList();
            case "AAAA" ->
                each(properties, "AAAARecords")
                        .<Record>map(it -> new AAAARecord(name, DClass.IN, seconds, address(it.path("ipv6Address"))))
                        .toList();
            case "NS" ->
                each(properties, "NSRecords")
                        .<Record>map(it -> new NSRecord(name, DClass.IN, seconds, host(it.path("nsdname"))))
                        .toList();
            case "TXT" ->
                each(properties, "TXTRecords")
                        .<Record>map(it -> new TXTRecord(name, DClass.IN, seconds, strings(it.path("value"))))
                        .toList();
            case "CNAME" ->
                Stream.of(properties.path("CNAMERecord").path("cname"))
                        .filter(JsonNode::isTextual)
                        .<Record>map(it -> new CNAMERecord(name, DClass.IN, seconds, host(it)))
                        .toList();
            case "SOA" -> List.of(authority(properties.path("SOARecord"), name, seconds));
            default -> List.of();
        };
    }

    private static SOARecord authority(JsonNode soa, Name name, long seconds) {
        return new SOARecord(
                name,
                DClass.IN,
                seconds,
                host(soa.path("host")),
                host(soa.path("email")),
                soa.path("serialNumber").asLong(),
                soa.path("refreshTime").asLong(),
                soa.path("retryTime").asLong(),
                soa.path("expireTime").asLong(),
                soa.path("minimumTTL").asLong());
    }

    private static Stream<JsonNode> each(JsonNode properties, String list) {
        return Json.elements(properties.path(list));
    }

    private static List<String> strings(JsonNode array) {
        return Json.elements(array).map(JsonNode::asText).toList();
    }

    private static Name host(JsonNode text) {
        try {
            return Name.fromString(text.asText(), Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a host name: " + text, e);
        }
    }

    /** A literal address: nothing is looked up. */
    private static InetAddress address(JsonNode text) {
        try {
            return InetAddress.getByName(text.asText());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }
}
