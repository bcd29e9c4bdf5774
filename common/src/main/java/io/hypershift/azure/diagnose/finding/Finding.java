package io.hypershift.azure.diagnose.finding;

import io.hypershift.azure.failure.Text;
import java.util.List;

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

    public Finding {
        evidence = List.copyOf(evidence);
        consequences = List.copyOf(consequences);
    }

    /** The same, with what follows from it. */
    public Finding with(List<String> following) {
        return new Finding(code, certainty, title, cause, evidence, remedy, link, following);
    }
}
