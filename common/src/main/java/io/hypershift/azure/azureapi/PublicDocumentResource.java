package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.hypershift.azure.azureapi.OidcStorage.Account;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.Optional;
import java.util.function.Function;

/** A document in a public container. It is looked at as everybody sees it: anonymously. */
final class PublicDocumentResource implements Resource<String> {
    private final OidcStorage storage;
    private final HttpClient http;
    private final Step<Account> account;
    private final Step<String> container;
    private final String path;
    private final Function<Values, String> content;
    private final Function<Account, String> accountKey;

    PublicDocumentResource(
            OidcStorage storage,
            HttpClient http,
            Step<Account> account,
            Step<String> container,
            String path,
            Function<Values, String> content,
            Function<Account, String> accountKey) {
        this.storage = storage;
        this.http = http;
        this.account = account;
        this.container = container;
        this.path = path;
        this.content = content;
        this.accountKey = accountKey;
    }

    @Override
    public Look<String> look(Values values) {
        var wanted = content.apply(values);
        if (values.of(account).fresh()) {
            return Look.absent();
        }
        var url = url(values);
        return published(http, storage.call(), url)
                .map(actual -> actual.equals(wanted) ? Look.matching(url) : Look.different(url, "has another content"))
                .orElseGet(Look::absent);
    }

    @Override
    public String put(Values values, Look<String> found) {
        var owner = values.of(account);
        var blob = new BlobContainerClientBuilder()
                .endpoint(storage.url(owner.name(), values.of(container)))
                .credential(new StorageSharedKeyCredential(owner.name(), accountKey.apply(owner)))
                .httpClient(http)
                .buildClient()
                .getBlobClient(path);
        var options = new BlobParallelUploadOptions(BinaryData.fromString(content.apply(values)))
                .setHeaders(new BlobHttpHeaders().setContentType("application/json"));
        return storage.call().of("publish " + path, () -> {
            blob.uploadWithResponse(options, null, Context.NONE);
            return seenByAll(url(values));
        });
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure);
    }

    private String seenByAll(String url) {
        if (published(http, storage.call(), url).isEmpty()) {
            throw new HyperShiftException(Problem.of("not-public", "{} was published, but nobody can read it", url)
                    .because("Azure refuses anonymous reads; a policy seems to forbid them.")
                    .remedy("Ask the policy's owner for an exemption."));
        }
        return url;
    }

    /** The document as everybody sees it; an account that does not exist has no host name either. */
    static Optional<String> published(HttpClient http, AzureCall call, String url) {
        return call.of("read " + url, () -> {
            try (var answer = http.sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE)) {
                return answer.getStatusCode() == 200
                        ? Optional.of(answer.getBodyAsBinaryData().toString())
                        : Optional.empty();
            }
        });
    }

    private String url(Values values) {
        return storage.url(values.of(account).name(), values.of(container)) + "/" + path;
    }
}
