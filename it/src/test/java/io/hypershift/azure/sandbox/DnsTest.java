package io.hypershift.azure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Public names as a resolver sees them. */
class DnsTest {
    private static final ResourceId GROUP =
            ResourceId.subscription("11111111-1111-1111-1111-111111111111").child("resourceGroups", "os4-common");
    private static final ResourceId ZONE = GROUP.extension("Microsoft.Network/dnsZones", "example.com");

    @TempDir
    static Path directory;

    static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        record("A", "*.apps.pr-1", "{\"TTL\":30,\"ARecords\":[{\"ipv4Address\":\"203.0.113.7\"}]}");
        record("CNAME", "www", "{\"TTL\":30,\"CNAMERecord\":{\"cname\":\"x.apps.pr-1.example.com\"}}");
        record("TXT", "txt", "{\"TTL\":30,\"TXTRecords\":[{\"value\":[\"heritage=external-dns\"]}]}");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_zone_tells_its_servers_over_udp_and_tcp() throws IOException {
        assertThat(ask("example.com.", Type.NS, false).getSection(Section.ANSWER))
                .hasSize(4);
        assertThat(ask("example.com.", Type.SOA, true).getSection(Section.ANSWER))
                .hasSize(1);
    }

    @Test
    void a_wildcard_answers_for_every_name_below_it() throws IOException {
        assertThat(data("console.apps.pr-1.example.com.", Type.A)).containsExactly("203.0.113.7");
        assertThat(data("www.example.com.", Type.A)).containsExactly("x.apps.pr-1.example.com.", "203.0.113.7");
        assertThat(data("txt.example.com.", Type.TXT)).containsExactly("\"heritage=external-dns\"");
    }

    @Test
    void what_is_not_there_is_denied() throws IOException {
        assertThat(ask("nothing.example.com.", Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(ask("example.org.", Type.A, false).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void a_zone_is_reached_once_its_parent_delegates_to_it() throws IOException {
        sandbox.azure().createZone(GROUP, "clusters.example.com");
        assertThat(ask("clusters.example.com.", Type.SOA, false).getSection(Section.ANSWER))
                .isEmpty();
        var servers = sandbox.azure()
                .store()
                .find(GROUP.extension("Microsoft.Network/dnsZones", "clusters.example.com"))
                .orElseThrow()
                .properties()
                .path("nameServers");
        record("NS", "clusters", "{\"TTL\":300,\"NSRecords\":[{\"nsdname\":%s}]}".formatted(servers.path(0)));
        assertThat(ask("clusters.example.com.", Type.SOA, false).getSection(Section.ANSWER))
                .hasSize(1);
    }

    private static void record(String type, String name, String properties) {
        var body = Json.object();
        body.set(
                "properties",
                Json.parse(properties.getBytes(StandardCharsets.UTF_8)).orElseThrow());
        sandbox.azure().store().put(new Resource(ZONE.child(type, name), body, Instant.now()));
    }

    private static List<String> data(String name, int type) throws IOException {
        return ask(name, type, false).getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    private static Message ask(String name, int type, boolean tcp) throws IOException {
        var address = sandbox.dnsServer().split(":", 2);
        var resolver = new SimpleResolver(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
        resolver.setTCP(tcp);
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
    }
}
