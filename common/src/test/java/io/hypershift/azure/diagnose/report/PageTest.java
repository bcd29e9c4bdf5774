package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.SampleDiagnosis;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.failure.Words;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Explanations EXPLANATIONS =
            Explanations.of("# All\n\n### no-default-storage-class\n\nIts volume waits for ever.\n");
    private static final Pattern HEADING = Pattern.compile("<h(\\d)");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[a-z!/](?:[^>\"]|\"[^\"]*\")*>");
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"");
    private static final Pattern REFUSED =
            Pattern.compile("^<(style|script|iframe|form|base|object|img)\\b|\\s(style|on\\w+)=");
    private static final Pattern FROM_ELSEWHERE = Pattern.compile("\\s(src|href)=\"(?!#|report\\.css|https://)");

    @Test
    void a_cluster_that_is_well_has_nothing_to_tell_but_its_facts() {
        assertThat(html(SampleDiagnosis.well().diagnosis()))
                .contains("✓ Well", "Nothing is wrong with the cluster", "✓ answers", "Everything was collected")
                .doesNotContain("✕ Not well");
    }

    @Test
    void without_a_finding_the_page_says_so_and_shows_the_most_telling_facts() {
        assertThat(html(SampleDiagnosis.unwell()
                        .telling("pod etcd-0", "Pending")
                        .diagnosis()))
                .containsSubsequence(
                        "✕ Not well", "no rule knows the cause", "The most telling facts", "pod etcd-0", "Pending");
    }

    @Test
    void findings_come_by_rank_with_all_that_belongs_to_them() {
        assertThat(html(SampleDiagnosis.explained()
                        .with(SampleDiagnosis.finding(Certainty.POSSIBLE, "other", "something else"))
                        .diagnosis()))
                .containsSubsequence(
                        "certain",
                        "no StorageClass is the default",
                        "never has a quorum",
                        "data-etcd-0",
                        "no storage class is set",
                        "run create-cluster with owner again",
                        "About findings of this kind",
                        "Its volume waits for ever.",
                        "href=\"https://example.com/docs/diagnoses#no-default-storage-class\"",
                        "2 things that followed from it",
                        "possible",
                        "something else",
                        "id=\"api\"",
                        "id=\"dns\"",
                        "id=\"timeline\"",
                        "id=\"conditions\"",
                        "id=\"resources\"",
                        "id=\"logs\"",
                        "id=\"gaps\"");
    }

    @Test
    void a_name_in_dns_is_there_different_missing_or_not_known() {
        assertThat(html(SampleDiagnosis.well()
                        .with(new NameRecord("there", "A", "API", List.of("1.1.1.1"), List.of("1.1.1.1"), ""))
                        .with(new NameRecord("different", "A", "API", List.of("1.1.1.1"), List.of("2.2.2.2"), ""))
                        .with(new NameRecord("missing", "A", "API", List.of(), List.of(), ""))
                        .with(new NameRecord("unknown", "A", "API", List.of(), List.of(), "no answer"))
                        .diagnosis()))
                .containsSubsequence(
                        "different",
                        "✕ different",
                        "missing",
                        "✕ missing",
                        "there",
                        "✓ as expected",
                        "? not known",
                        "no answer");
    }

    @Test
    void a_long_log_shows_its_end() {
        var html = html(SampleDiagnosis.well()
                .withLog(5000, "a line " + "x".repeat(9000))
                .diagnosis());
        assertThat(html).contains("5000 lines, the last 300 shown").hasSizeLessThan(800_000);
    }

    @Test
    void what_is_not_well_stands_open_and_the_rest_is_folded() {
        assertThat(html(SampleDiagnosis.unwell()
                        .withResources(299, "Azure", true)
                        .withResources(1, "Azure", false)
                        .diagnosis()))
                .containsSubsequence("Not well in: Azure", "<details>", "✓ 299 resources as they should be");
    }

    @Test
    void nothing_of_others_becomes_markup() {
        var hostile = List.of(
                "<script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "</title><style>*{}</style>",
                "javascript:alert(1)",
                "]]>-->",
                "\u0000\u001b[1m\u202e");
        for (var text : hostile) {
            assertNothingRefused(html(SampleDiagnosis.full(text)));
        }
    }

    @Test
    void it_is_what_jenkins_lets_through_with_headings_in_order_and_ids_of_one_element_each() {
        var samples = List.of(
                SampleDiagnosis.well().diagnosis(),
                SampleDiagnosis.explained()
                        .withLog(1, "a")
                        .withResources(3, "Azure", true)
                        .withResources(3, "Azure", false)
                        .diagnosis());
        for (var sample : samples) {
            var html = html(sample);
            assertNothingRefused(html);
            assertThat(html).doesNotContain("<th>");
            var levels = HEADING.matcher(html)
                    .results()
                    .map(it -> Integer.parseInt(it.group(1)))
                    .toList();
            assertThat(levels).startsWith(1).filteredOn(it -> it == 1).hasSize(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i)).as("heading %s of %s", i, levels).isLessThanOrEqualTo(levels.get(i - 1) + 1);
            }
            assertThat(ID.matcher(html).results().map(MatchResult::group)).doesNotHaveDuplicates();
        }
    }

    private static void assertNothingRefused(String html) {
        var tags = TAG.matcher(html).results().map(MatchResult::group).toList();
        assertThat(tags).hasSizeGreaterThan(50).allSatisfy(tag -> {
            assertThat(VALUE.matcher(tag).replaceAll("")).doesNotContainPattern(REFUSED);
            assertThat(tag).doesNotContainPattern(FROM_ELSEWHERE);
        });
        assertThat(TAG.matcher(html).replaceAll("")).doesNotContain("<");
    }

    private static String html(Diagnosis diagnosis) {
        return new Page(new RedactedDiagnosis(Printable::of).of(diagnosis), Words.PLAIN, EXPLANATIONS).html();
    }
}
