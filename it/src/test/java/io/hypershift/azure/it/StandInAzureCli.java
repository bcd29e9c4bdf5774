package io.hypershift.azure.it;

import io.hypershift.azure.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A program of the name {@code az} that answers what was written down for it, and keeps what it was asked. */
record StandInAzureCli(Path directory) {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("\"clientSecret\"\\s*:\\s*\"([^\"]+)\"");

    /** Somebody is signed in, whom the sandbox takes for its first principal. */
    static StandInAzureCli signedIn(Path directory, Sandbox sandbox) {
        return new StandInAzureCli(directory).write("""
                case "$*" in
                "account show"*)
                  printf '%%s\\n' 11111111-1111-1111-1111-111111111111 22222222-2222-2222-2222-222222222222 AzureCloud joe@example.com;;
                "account get-access-token"*)
                  echo '{"accessToken": "%s", "expiresOn": "2099-01-01 00:00:00.000000", "tokenType": "Bearer"}';;
                esac
                """.formatted(token(sandbox)));
    }

    /** Nobody is. */
    static StandInAzureCli signedOut(Path directory) {
        return new StandInAzureCli(directory).write("""
                echo "Please run 'az login' to setup account." >&2
                exit 1
                """);
    }

    /** What leads to it. */
    Map<String, String> environment() {
        return Map.of("PATH", directory + File.pathSeparator + System.getenv("PATH"));
    }

    /** What it was asked, oldest first. */
    List<String> questions() {
        try {
            return Files.readAllLines(questionsFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path questionsFile() {
        return directory.resolve("questions");
    }

    private StandInAzureCli write(String answers) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(questionsFile());
            var program = directory.resolve("az");
            Files.writeString(program, "#!/bin/sh\necho \"$*\" >> '" + questionsFile() + "'\n" + answers);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(Sandbox sandbox) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress(
                        sandbox.proxy().getHost(), sandbox.proxy().getPort())))
                .sslContext(sandbox.certificateAuthority().clientContext())
                .build();
        try {
            var credentials = Files.readString(sandbox.directory().resolve("azure-credentials.json"));
            var form = "grant_type=client_credentials&client_id=33333333-3333-3333-3333-333333333333"
                    + "&scope=https://management.azure.com/.default&client_secret=" + found(SECRET, credentials);
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "https://login.microsoftonline.com/22222222-2222-2222-2222-222222222222/oauth2/v2.0/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            return found(TOKEN, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("no " + pattern);
        }
        return match.group(1);
    }
}
