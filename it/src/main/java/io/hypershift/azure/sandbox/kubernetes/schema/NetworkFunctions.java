package io.hypershift.azure.sandbox.kubernetes.schema;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.net.InetAddress;
import java.util.List;

/** {@code apiserver/pkg/cel/library/ip.go} and {@code cidr.go}, as far as rules of CRDs we know use them. */
final class NetworkFunctions {
    private static final OpaqueType IP = OpaqueType.create("net.IP");
    private static final OpaqueType CIDR = OpaqueType.create("net.CIDR");

    private NetworkFunctions() {}

    static List<CelFunction> all() {
        return List.of(
                global("ip", IP, CelFunctionBinding.from("string_to_ip", String.class, NetworkFunctions::ip)),
                global(
                        "isIP",
                        SimpleType.BOOL,
                        CelFunctionBinding.from(
                                "is_ip",
                                String.class,
                                text -> Cidr.address(text).isPresent())),
                global("cidr", CIDR, CelFunctionBinding.from("string_to_cidr", String.class, NetworkFunctions::cidr)),
                global(
                        "isCIDR",
                        SimpleType.BOOL,
                        CelFunctionBinding.from(
                                "is_cidr",
                                String.class,
                                text -> Cidr.parse(text).isPresent())),
                member(
                        "family",
                        SimpleType.INT,
                        CelFunctionBinding.from("ip_family", InetAddress.class, NetworkFunctions::family),
                        IP),
                member("ip", IP, CelFunctionBinding.from("cidr_ip", Cidr.class, Cidr::address), CIDR),
                member(
                        "prefixLength",
                        SimpleType.INT,
                        CelFunctionBinding.from("cidr_prefix_length", Cidr.class, cidr -> (long) cidr.bits()),
                        CIDR),
                member("masked", CIDR, CelFunctionBinding.from("cidr_masked", Cidr.class, Cidr::masked), CIDR),
                member(
                        "containsIP",
                        SimpleType.BOOL,
                        CelFunctionBinding.from(
                                "cidr_contains_ip_string",
                                Cidr.class,
                                String.class,
                                (cidr, text) -> cidr.contains(ip(text))),
                        CIDR,
                        SimpleType.STRING),
                member(
                        "containsCIDR",
                        SimpleType.BOOL,
                        CelFunctionBinding.from(
                                "cidr_contains_cidr_string",
                                Cidr.class,
                                String.class,
                                (cidr, text) -> cidr.contains(cidr(text))),
                        CIDR,
                        SimpleType.STRING));
    }

    private static CelFunction global(String name, CelType result, CelFunctionBinding binding) {
        return new CelFunction(
                name, CelOverloadDecl.newGlobalOverload(binding.getOverloadId(), result, SimpleType.STRING), binding);
    }

    private static CelFunction member(String name, CelType result, CelFunctionBinding binding, CelType... arguments) {
        return new CelFunction(
                name, CelOverloadDecl.newMemberOverload(binding.getOverloadId(), result, arguments), binding);
    }

    private static long family(InetAddress address) {
        return address.getAddress().length == 4 ? 4 : 6;
    }

    private static InetAddress ip(String text) throws CelEvaluationException {
        return Cidr.address(text)
                .orElseThrow(() -> new CelEvaluationException("IP Address \"" + text
                        + "\" parse error during conversion from string: ParseAddr(\"" + text
                        + "\"): unable to parse IP"));
    }

    private static Cidr cidr(String text) throws CelEvaluationException {
        return Cidr.parse(text)
                .orElseThrow(() -> new CelEvaluationException(
                        "network address parse error during conversion from string: network address \"" + text
                                + "\" parse error"));
    }
}
