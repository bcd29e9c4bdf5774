package io.hypershift.azure.operator;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.ValueRule;
import java.util.List;
import java.util.Optional;

/**
 * Which operator to look at, and for what clusters.
 *
 * @param namespace where the operator runs
 * @param endpointAccess how clusters are to be reached that are to come: {@code Public}, {@code PublicAndPrivate} or {@code Private}
 * @param externalDnsDomain the domain of their names that external DNS is to write
 */
public record VerifyOperatorRequest(String namespace, String endpointAccess, Optional<String> externalDnsDomain) {
    /** HyperShift's default. */
    public static final String PUBLIC = "Public";

    /** The operator in its usual namespace, for clusters as they usually are. */
    public static VerifyOperatorRequest usual() {
        return new VerifyOperatorRequest(InstallOperatorRequest.NAMESPACE, PUBLIC, Optional.empty());
    }

    /** Everything that is wrong with the request. */
    public List<Problem> validate() {
        var checks = new Checks();
        checks.matches(Parameter.OPERATOR_NAMESPACE, namespace, Names.LABEL, Names.LABEL_RULE);
        ValueRule.oneOf(PUBLIC, "PublicAndPrivate", "Private").check(Parameter.ENDPOINT_ACCESS, endpointAccess, checks);
        externalDnsDomain.ifPresent(
                it -> checks.matches(Parameter.EXTERNAL_DNS_DOMAIN, it, Names.DOMAIN, Names.DOMAIN_RULE));
        return checks.problems();
    }
}
