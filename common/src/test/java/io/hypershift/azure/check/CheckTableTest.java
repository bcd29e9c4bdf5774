package io.hypershift.azure.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTableTest {
    @Test
    void a_line_tells_what_was_found_and_the_next_what_to_do() {
        var report = new CheckReport(List.of(
                new Check("login", Outcome.PASSED, Text.of("client {}", "x"), Text.NONE),
                new Check(
                        "identity a",
                        Outcome.FAILED,
                        Text.of("it is not there\nnor was it"),
                        Text.of("Run {}", Operation.CREATE_FOUNDATION)),
                new Check("principals", Outcome.UNKNOWN, Text.of("not checked"), Text.NONE)));

        assertThat(String.join("\n", CheckTable.lines(report, Words.PLAIN))).isEqualTo("""
                        CHECK        RESULT    FOUND
                        login        PASSED    client x
                        identity a   FAILED    it is not there
                                               nor was it
                                               -> Run create-foundation
                        principals   UNKNOWN   not checked
                        1 passed, 1 failed, 1 unknown""");
    }
}
