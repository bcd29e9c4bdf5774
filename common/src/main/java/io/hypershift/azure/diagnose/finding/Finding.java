package io.hypershift.azure.diagnose.finding;

import io.hypershift.azure.failure.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * One diagnosed problem.
 *
 * @param code stable, for programs: {@code signing-key-not-the-issuers}
 * @param title what is wrong, in one line
 * @param cause how it stops the cluster; may be empty
 * @param evidence what was seen, the most telling first
 * @param remedy what to do, in a front end's words
 * @param link the document that explains it
 * @param consequences what was found besides and follows from it, in lines
 */
public record Finding(
        String code,
        Certainty certainty,
        Text title,
        Text cause,
        List<Exhibit> evidence,
        Text remedy,
        String link,
        List<String> consequences) {

    private static final String DOCUMENT = "docs/troubleshooting.md#";

    public Finding {
        evidence = List.copyOf(evidence);
        consequences = List.copyOf(consequences);
    }

    /** One that is known by its title so far; the other parts are added to it. */
    public static Finding of(String code, Certainty certainty, String title, Object... parts) {
        return new Finding(
                code, certainty, Text.of(title, parts), Text.NONE, List.of(), Text.NONE, DOCUMENT + code, List.of());
    }

    public static Finding certain(String code, String title, Object... parts) {
        return of(code, Certainty.CERTAIN, title, parts);
    }

    public static Finding likely(String code, String title, Object... parts) {
        return of(code, Certainty.LIKELY, title, parts);
    }

    public static Finding possible(String code, String title, Object... parts) {
        return of(code, Certainty.POSSIBLE, title, parts);
    }

    public Finding because(String sentence, Object... parts) {
        return new Finding(code, certainty, title, Text.of(sentence, parts), evidence, remedy, link, consequences);
    }

    /** The same with more evidence. */
    public Finding seen(List<Exhibit> more) {
        var all = Stream.concat(evidence.stream(), more.stream()).distinct().toList();
        return new Finding(code, certainty, title, cause, all, remedy, link, consequences);
    }

    public Finding seen(Exhibit... more) {
        return seen(List.of(more));
    }

    public Finding remedy(String sentence, Object... parts) {
        return new Finding(code, certainty, title, cause, evidence, Text.of(sentence, parts), link, consequences);
    }

    /** The same, with what follows from it. */
    public Finding with(List<String> following) {
        return new Finding(code, certainty, title, cause, evidence, remedy, link, following);
    }
}
