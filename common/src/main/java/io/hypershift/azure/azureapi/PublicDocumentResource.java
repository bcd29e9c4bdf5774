package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import io.hypershift.azure.azureapi.OidcStorage.Account;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.Optional;

/** A document in a public container. It is looked at as everybody sees it: anonymously. */
final class PublicDocumentResource implements Resource<String> {
    /** How often one may be overtaken by others who write the same document. */
    private static final int ROUNDS = 5;

    private final OidcStorage storage;
    private final HttpPipeline anonymous;
    private final Step<Account> account;
    private final Step<String> container;
    private final String path;
    private final Revision wanted;
    private final DocumentUpload upload;

    PublicDocumentResource(
            OidcStorage storage,
            HttpPipeline anonymous,
            Step<Account> account,
            Step<String> container,
            String path,
            Revision wanted,
            DocumentUpload upload) {
        this.storage = storage;
        this.anonymous = anonymous;
        this.account = account;
        this.container = container;
        this.path = path;
        this.wanted = wanted;
        this.upload = upload;
    }

    @Override
    public Look<String> look(Values values) {
        if (values.of(account).fresh()) {
            wanted.of(values, Optional.empty());
            return Look.absent();
        }
        var url = url(values);
        var current = published(url).map(PublishedDocument::content);
        var revised = wanted.of(values, current);
        return current.map(it ->
                        it.equals(revised) ? Look.matching(url) : Look.different(url, "does not say what it should"))
                .orElseGet(Look::absent);
    }

    /** A write depends on what it revises: of two at once one comes second, and revises what the first has written. */
    @Override
    public String put(Values values, Look<String> found) {
        var owner = values.of(account);
        var url = url(values);
        var current = owner.fresh() ? Optional.<PublishedDocument>empty() : published(url);
        for (int round = 0; round < ROUNDS; round++) {
            var content = wanted.of(values, current.map(PublishedDocument::content));
            if (upload.put(owner, values.of(container), path, content, current.map(PublishedDocument::version))) {
                return seenByAll(url, content);
            }
            current = published(url);
        }
        throw new HyperShiftException(
                Problem.of("overtaken", "{} was written by others {} times meanwhile", url, ROUNDS)
                        .remedy("Try again when they are done."));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure);
    }

    private Optional<PublishedDocument> published(String url) {
        return PublishedDocument.read(anonymous, storage.call(), url);
    }

    private String seenByAll(String url, String content) {
        if (!published(url).map(PublishedDocument::content).equals(Optional.of(content))) {
            throw new HyperShiftException(Problem.of("not-public", "{} was published, but nobody can read it", url)
                    .because("Azure refuses anonymous reads; a policy seems to forbid them.")
                    .remedy("Ask the policy's owner for an exemption."));
        }
        return url;
    }

    private String url(Values values) {
        return storage.url(values.of(account).name(), values.of(container)) + "/" + path;
    }
}
