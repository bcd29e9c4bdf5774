package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.KnownCluster.Machines;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.JsonInput;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What machines cost, as the user says: no price is known or guessed here.
 *
 * @param perHour the price of an hour by Azure VM size, in whatever currency
 */
public record Prices(Map<String, BigDecimal> perHour) {
    /** Nobody has said anything. */
    public static final Prices UNKNOWN = new Prices(Map.of());

    public Prices {
        perHour = Map.copyOf(perHour);
    }

    /** Reads a JSON object of VM sizes and prices, such as {@code {"Standard_D4s_v3": 0.192}}. */
    public static Prices read(Source source, Checks checks) {
        if (!source.isGiven()) {
            return UNKNOWN;
        }
        var prices = new HashMap<String, BigDecimal>();
        JsonInput.object(Parameter.PRICE_FILE, source, checks)
                .ifPresent(json -> json.properties().forEach(size -> {
                    var price = size.getValue();
                    if (price.isNumber() && price.decimalValue().signum() >= 0) {
                        prices.put(size.getKey(), price.decimalValue());
                    } else {
                        checks.wrong(Parameter.PRICE_FILE, size.getKey(), "its price must be a number, not below 0");
                    }
                }));
        return new Prices(prices);
    }

    /** What machines cost an hour; empty when the price of one of them is not known. */
    public Optional<BigDecimal> of(List<Machines> machines) {
        var sum = BigDecimal.ZERO;
        for (var kind : machines) {
            var price = perHour.get(kind.vmSize());
            if (price == null && kind.count() > 0) {
                return Optional.empty();
            }
            sum = price == null ? sum : sum.add(price.multiply(BigDecimal.valueOf(kind.count())));
        }
        return Optional.of(sum);
    }
}
