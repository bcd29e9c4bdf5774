package io.hypershift.azure.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': 1}                 | {'a': 1, 'b': 2}",
                "{'a': {'b': 'x'}}        | {'a': {'b': 'x', 'default': true}, 'status': {}}",
                "{'a': [{'n': 1}]}        | {'a': [{'n': 1, 'default': 'TCP'}]}",
                "{'a': {}}                | {}",
                "{'a': []}                | {'a': []}",
                "{}                       | {'a': 1}"
            })
    void what_a_server_adds_is_no_difference(String wanted, String actual) {
        assertThat(differences(wanted, actual)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': {'b': 'x'}}  | {'a': {'b': 'y'}}   | .a.b: wanted 'x', found 'y'",
                "{'a': {'b': 'x'}}  | {}                  | .a.b: wanted 'x', found nothing",
                "{'a': [1, 2]}      | {'a': [1]}          | .a: wanted [1,2], found [1]",
                "{'a': [1, 2]}      | {'a': [1, 2, 3]}    | .a: wanted [1,2], found [1,2,3]",
                "{'a': [{'n': 1}]}  | {'a': [{'n': 2}]}   | .a[0].n: wanted 1, found 2",
                "{'a': 'true'}      | {'a': true}         | .a: wanted 'true', found true",
                "{'a': '2'}         | {'a': 2}            | .a: wanted '2', found 2",
                "{'a': [1]}         | {'a': 1}            | .a: wanted [1], found 1",
                "{'a': []}          | {}                  | .a: wanted [], found nothing"
            })
    void tells_where_what_is_wanted_and_what_was_found(String wanted, String actual, String difference) {
        assertThat(differences(wanted, actual)).containsExactly(difference.replace('\'', '"'));
    }

    @Test
    void tells_all_differences() {
        assertThat(differences("{'a': 1, 'b': {'c': 2}}", "{'a': 2}")).hasSize(2);
    }

    @Test
    void numbers_are_the_same_whatever_holds_them() {
        assertThat(Subset.differences(IntNode.valueOf(2), LongNode.valueOf(2))).isEmpty();
        assertThat(Subset.differences(IntNode.valueOf(2), LongNode.valueOf(3))).hasSize(1);
    }

    @Test
    void secrets_are_compared_but_not_quoted() {
        assertThat(differences("{'data': {'key': 'c2VjcmV0'}}", "{'data': {'key': 'b3RoZXI='}}"))
                .containsExactly(".data.key");
        assertThat(differences("{'data': {'key': 'c2VjcmV0'}}", "{'data': {'key': 'c2VjcmV0'}}"))
                .isEmpty();
    }

    @Test
    void compares_parts_alone() {
        var wanted = "{'spec': {'infraID': 'a', 'replicas': 2, 'dns': {'baseDomain': 'x'}}}";
        var actual = "{'spec': {'infraID': 'b', 'replicas': 3}}";

        assertThat(Subset.differencesAt(
                        List.of("/spec/infraID", "/spec/dns", "/spec/notWanted"), json(wanted), json(actual)))
                .containsExactly(
                        "spec.infraID: wanted \"a\", found \"b\"", "spec.dns.baseDomain: wanted \"x\", found nothing");
    }

    private static List<String> differences(String wanted, String actual) {
        return Subset.differences(json(wanted), json(actual));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
