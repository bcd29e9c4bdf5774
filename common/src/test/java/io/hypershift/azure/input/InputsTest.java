package io.hypershift.azure.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    private final Inputs inputs = new Inputs();

    @ParameterizedTest
    @CsvSource({"4h,PT4H", "90m,PT90M", "45m30s,PT45M30S", "1d,PT24H", "PT5M,PT5M", "30s,PT30S"})
    void durations_are_written_as_people_do_or_as_iso_has_them(String text, Duration expected) {
        assertThat(inputs.duration(Parameter.TTL, text)).isEqualTo(expected);
        assertThatCode(inputs::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "4x", "h", "30s5m", "", "-4h", "soon"})
    void anything_else_is_a_problem(String text) {
        inputs.duration(Parameter.TTL, text);
        assertThat(problems()).hasSize(1).first().asString().contains("it must be a duration");
    }

    @Test
    void all_problems_come_at_once_ours_first_and_none_twice() {
        inputs.number(Parameter.NODE_POOL_REPLICAS, "two", 2);
        inputs.oneOf(Parameter.MANIFEST_SOURCE, "web", "job", "file");
        inputs.proxy(Parameter.HTTPS_PROXY, "proxy:3128");
        inputs.addAll(List.of(Problem.of("x", "from the core"), Problem.of("x", "from the core")));
        assertThat(problems())
                .extracting(problem -> problem.in(Words.PLAIN))
                .containsExactly(
                        "nodePoolReplicas cannot be \"two\": it must be a whole number",
                        "manifestSource cannot be \"web\": it must be one of job, file",
                        "httpsProxy cannot be \"proxy:3128\": it must be a proxy such as"
                                + " http://proxy.example.com:3128",
                        "from the core");
    }

    @Test
    void a_cloud_has_the_name_that_hypershifts_cli_has_for_it() {
        assertThat(inputs.cloud("AzureChinaCloud")).isEqualTo(AzureCloud.CHINA);
        assertThatCode(inputs::throwIfAny).doesNotThrowAnyException();
        inputs.cloud("AzureChina");
        assertThat(problems())
                .extracting(problem -> problem.in(Words.PLAIN))
                .containsExactly("cloud cannot be \"AzureChina\": it must be one of AzurePublicCloud,"
                        + " AzureUSGovernmentCloud, AzureChinaCloud");
    }

    @Test
    void servers_are_names_or_addresses_with_or_without_a_port() {
        assertThat(inputs.servers(Parameter.DNS_SERVERS, "10.0.0.2, dns.example.com:5353"))
                .containsExactly("10.0.0.2", "dns.example.com:5353");
        assertThat(inputs.servers(Parameter.DNS_SERVERS, null)).isEmpty();
        inputs.servers(Parameter.DNS_SERVERS, "10.0.0.2:x");
        assertThat(problems())
                .singleElement()
                .extracting(it -> it.in(Words.PLAIN))
                .asString()
                .contains("10.0.0.2:x");
    }

    private List<Problem> problems() {
        return catchThrowableOfType(HyperShiftException.class, inputs::throwIfAny)
                .problems();
    }
}
