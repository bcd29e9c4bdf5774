package io.hypershift.azure.azureapi;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryPolicy;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * A pipeline for those who only look. The SDK's own registers a resource provider unasked where the subscription is not
 * registered for it; this one does not, and lets no other write through either.
 */
final class ReadOnlyPipeline {
    private ReadOnlyPipeline() {}

    /** @param audience the service that the tokens are for */
    static HttpPipeline of(TokenCredential credential, String audience, HttpClient http, RetryPolicy retries) {
        return new HttpPipelineBuilder()
                .httpClient(http)
                .policies(
                        new NoWrites(),
                        retries,
                        new BearerTokenAuthenticationPolicy(credential, SignIn.withSlash(audience) + ".default"))
                .build();
    }

    /** Lets pass what reads, and questions that are put as a POST. */
    private static final class NoWrites implements HttpPipelinePolicy {
        private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
        private static final Set<String> QUESTIONS = Set.of(
                "checkNameAvailability",
                "checkPolicyRestrictions",
                "effectiveNetworkSecurityGroups",
                "retrieveBootDiagnosticsData");

        @Override
        public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
            return isRead(context.getHttpRequest()) ? next.process() : Mono.error(refusal(context.getHttpRequest()));
        }

        @Override
        public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
            if (!isRead(context.getHttpRequest())) {
                throw refusal(context.getHttpRequest());
            }
            return next.processSync();
        }

        private static boolean isRead(HttpRequest request) {
            return READS.contains(request.getHttpMethod())
                    || (request.getHttpMethod() == HttpMethod.POST
                            && QUESTIONS.contains(
                                    AzureId.nameOf(request.getUrl().getPath())));
        }

        private static IllegalStateException refusal(HttpRequest request) {
            return new IllegalStateException(
                    request.getHttpMethod() + " of " + request.getUrl().getPath() + " would change something");
        }
    }
}
