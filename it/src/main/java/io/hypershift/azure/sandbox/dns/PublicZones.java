package io.hypershift.azure.sandbox.dns;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers DNS questions as the internet would: from the public zones there are. */
public final class PublicZones implements UnaryOperator<Message> {
    private static final String ZONE = "Microsoft.Network/dnsZones";
    private static final int LONGEST_CHAIN = 8;

    private final Supplier<List<Resource>> resources;

    public PublicZones(Supplier<List<Resource>> resources) {
        this.resources = resources;
    }

    /** Whether a host name leads to an address. */
    public boolean hasAddress(String host) {
        var name = Name.fromConstantString(host + ".");
        return !apply(Message.newQuery(Record.newRecord(name, Type.A, DClass.IN)))
                .getSection(Section.ANSWER)
                .isEmpty();
    }

    @Override
    public Message apply(Message query) {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        if (query.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
            answer.getHeader().setFlag(Flags.RA);
        }
        var question = query.getQuestion();
        if (question == null || question.getDClass() != DClass.IN) {
            answer.getHeader().setRcode(Rcode.NOTIMP);
            return answer;
        }
        answer.addRecord(question, Section.QUESTION);
        resolve(answer, question.getName(), question.getType(), resources.get(), LONGEST_CHAIN);
        return answer;
    }

    private void resolve(Message answer, Name name, int type, List<Resource> all, int chain) {
        var zone = zoneOf(name, all);
        if (zone.isEmpty()) {
            answer.getHeader().setRcode(chain == LONGEST_CHAIN ? Rcode.REFUSED : Rcode.NOERROR);
            return;
        }
        var sets = recordSets(zone.get(), all);
        var relative = relative(name, zone.get());
        var candidates = named(sets, relative);
        if (candidates.isEmpty()) {
            candidates = wildcards(sets, relative);
        }
        var records = candidates.stream()
                .flatMap(set -> RecordMaker.records(set, name).stream())
                .toList();
        var wanted = records.stream()
                .filter(record -> record.getType() == type || type == Type.ANY)
                .toList();
        var alias = records.stream()
                .filter(record -> record.getType() == Type.CNAME)
                .findFirst();
        if (!wanted.isEmpty()) {
            wanted.forEach(record -> answer.addRecord(record, Section.ANSWER));
        } else if (alias.isPresent() && chain > 0) {
            answer.addRecord(alias.get(), Section.ANSWER);
            resolve(answer, ((CNAMERecord) alias.get()).getTarget(), type, all, chain - 1);
        } else {
            denyExistence(answer, zone.get(), sets, records);
        }
    }

    private static void denyExistence(Message answer, Resource zone, List<Resource> sets, List<Record> others) {
        if (others.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        var apex = apex(zone);
        sets.stream()
                .filter(set -> set.id().is(ZONE + "/SOA"))
                .flatMap(set -> RecordMaker.records(set, apex).stream())
                .forEach(authority -> answer.addRecord(authority, Section.AUTHORITY));
    }

    /** The most specific zone that a resolver would come to. */
    private static Optional<Resource> zoneOf(Name name, List<Resource> all) {
        return all.stream()
                .filter(resource -> resource.id().is(ZONE))
                .filter(zone -> name.subdomain(apex(zone)))
                .filter(zone -> isReached(zone, all))
                .max(Comparator.comparingInt(zone -> zone.id().name().length()));
    }

    /** A zone below another one of ours is reached only where that one names its servers. */
    private static boolean isReached(Resource zone, List<Resource> all) {
        var parents = all.stream()
                .filter(resource -> resource.id().is(ZONE))
                .filter(other -> !apex(other).equals(apex(zone)) && apex(zone).subdomain(apex(other)))
                .toList();
        return parents.isEmpty() || parents.stream().anyMatch(parent -> delegates(parent, zone, all));
    }

    private static boolean delegates(Resource parent, Resource zone, List<Resource> all) {
        return named(recordSets(parent, all), relative(apex(zone), parent)).stream()
                .filter(set -> set.id().is(ZONE + "/NS"))
                .flatMap(set -> Json.elements(set.properties().path("NSRecords")))
                .map(record -> withoutDot(record.path("nsdname").asText()))
                .anyMatch(server -> servers(zone).contains(server));
    }

    private static List<String> servers(Resource zone) {
        return Json.elements(zone.properties().path("nameServers"))
                .map(server -> withoutDot(server.asText()))
                .toList();
    }

    private static String withoutDot(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Name apex(Resource zone) {
        return Name.fromConstantString(zone.id().name() + ".");
    }

    private static List<Resource> recordSets(Resource zone, List<Resource> all) {
        return all.stream()
                .filter(resource -> !resource.id().key().equals(zone.id().key()))
                .filter(resource -> zone.id().contains(resource.id()))
                .toList();
    }

    private static List<Resource> named(List<Resource> sets, String relative) {
        return sets.stream()
                .filter(set -> set.id().name().equalsIgnoreCase(relative))
                .filter(set -> !RecordMaker.isEmpty(set))
                .toList();
    }

    private static List<Resource> wildcards(List<Resource> sets, String relative) {
        for (int dot = relative.indexOf('.'); ; dot = relative.indexOf('.', dot + 1)) {
            var parent = dot < 0 ? "*" : "*" + relative.substring(dot);
            var found = named(sets, parent);
            if (!found.isEmpty() || dot < 0) {
                return found;
            }
        }
    }

    private static String relative(Name name, Resource zone) {
        var text = name.toString(true).toLowerCase(Locale.ROOT);
        var apex = zone.id().name().toLowerCase(Locale.ROOT);
        return text.equals(apex) ? "@" : text.substring(0, text.length() - apex.length() - 1);
    }
}
