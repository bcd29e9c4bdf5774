package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of requests with an account's key: "Authorize with Shared Key" of the storage services' REST reference. */
final class SharedKey {
    private static final List<String> SIGNED_HEADERS = List.of(
            "content-encoding",
            "content-language",
            "content-length",
            "content-md5",
            "content-type",
            "date",
            "if-modified-since",
            "if-match",
            "if-none-match",
            "if-unmodified-since",
            "range");

    private SharedKey() {}

    static boolean isSignedWith(String key, HttpRequest request, String account, String signature) {
        var expected = sign(key, stringToSign(request, account));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    static String stringToSign(HttpRequest request, String account) {
        var standard = SIGNED_HEADERS.stream()
                .map(name -> standardHeader(request, name))
                .collect(Collectors.joining("\n"));
        return request.method() + "\n" + standard + "\n" + ownHeaders(request) + resource(request, account);
    }

    private static String standardHeader(HttpRequest request, String name) {
        var value = request.header(name).orElse("");
        boolean unsigned = (name.equals("content-length") && value.equals("0"))
                || (name.equals("date") && request.header("x-ms-date").isPresent());
        return unsigned ? "" : value;
    }

    private static String ownHeaders(HttpRequest request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-ms-"))
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(header -> header.getKey() + ":"
                        + String.join(",", header.getValue()).strip() + "\n")
                .collect(Collectors.joining());
    }

    private static String resource(HttpRequest request, String account) {
        var query = request.query().entrySet().stream()
                .map(parameter -> "\n" + parameter.getKey().toLowerCase(Locale.ROOT) + ":"
                        + parameter.getValue().stream().sorted().collect(Collectors.joining(",")))
                .sorted()
                .collect(Collectors.joining());
        return "/" + account + request.rawPath() + query;
    }

    private static String sign(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
