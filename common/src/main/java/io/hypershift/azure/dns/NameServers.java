package io.hypershift.azure.dns;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Which servers the world is sent to for a domain.
 *
 * @param servers {@code host} or {@code host:port} of the servers to ask; empty for the machine's own
 */
public record NameServers(List<String> servers) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PORT = 53;

    public NameServers {
        servers = List.copyOf(servers);
    }

    /**
     * The names of the servers, without a dot at their ends; none where the domain is not known.
     *
     * @throws HyperShiftException when nobody answers
     */
    public List<String> of(String domain) {
        return ask(domain, Type.NS, NameServers::names);
    }

    /**
     * The IPv4 addresses that a host name leads to; none where it is not known.
     *
     * @throws HyperShiftException when nobody answers
     */
    public List<String> addresses(String host) {
        return ask(
                host,
                Type.A,
                records -> Arrays.stream(records)
                        .filter(ARecord.class::isInstance)
                        .map(record -> ((ARecord) record).getAddress().getHostAddress())
                        .sorted()
                        .toList());
    }

    private List<String> ask(String domain, int type, Function<Record[], List<String>> answer) {
        try {
            var lookup = new Lookup(domain + ".", type);
            lookup.setResolver(resolver());
            lookup.setCache(null); // what was true a while ago may be what is being repaired
            var records = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL -> answer.apply(records);
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
                default -> throw unanswered(domain, lookup.getErrorString());
            };
        } catch (TextParseException | UnknownHostException e) {
            throw new HyperShiftException(
                    unanswered(domain, String.valueOf(e.getMessage())).problems(), List.of(e));
        }
    }

    private Resolver resolver() throws UnknownHostException {
        var resolver = servers.isEmpty()
                ? new ExtendedResolver()
                : new ExtendedResolver(
                        servers.stream().map(NameServers::resolver).toList());
        resolver.setTimeout(TIMEOUT);
        return resolver;
    }

    private static Resolver resolver(String server) {
        int colon = server.lastIndexOf(':');
        return colon < 0
                ? new SimpleResolver(new InetSocketAddress(server, PORT))
                : new SimpleResolver(new InetSocketAddress(
                        server.substring(0, colon), Integer.parseInt(server.substring(colon + 1))));
    }

    private static List<String> names(Record[] records) {
        return Arrays.stream(records)
                .filter(NSRecord.class::isInstance)
                .map(record -> ((NSRecord) record).getTarget().toString(true).toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private HyperShiftException unanswered(String domain, String reason) {
        return new HyperShiftException(Problem.of(
                        "dns-unreachable",
                        "{} told nothing of {}: {}",
                        servers.isEmpty() ? "DNS" : String.join(", ", servers),
                        domain,
                        reason)
                .remedy("Name servers that can be asked from here with {}.", Parameter.DNS_SERVERS));
    }
}
