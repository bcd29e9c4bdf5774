package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.input.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class BundleArchiveTest {
    @Test
    void files_are_found_in_a_folder_or_not_and_tell_where_they_came_from() throws Exception {
        var archive = BundleArchive.read(
                zip(Map.of("hypershift/foundation.json", "{}", "serviceaccount-signer.private", "key", "x.txt", "?")),
                "credentials ci-bundle");
        assertThat(archive.foundation().read()).isEqualTo("{}");
        assertThat(archive.foundation().origin()).isEqualTo("foundation.json of credentials ci-bundle");
        assertThat(archive.privateKey().read()).isEqualTo("key");
        assertThat(archive.workloadIdentities()).isEqualTo(Source.none());
    }

    @Test
    void what_is_no_bundle_is_told_with_what_it_must_hold() throws IOException {
        for (var content : new byte[][] {"no zip".getBytes(StandardCharsets.UTF_8), zip(Map.of("readme.md", "hi"))}) {
            assertThatThrownBy(() -> BundleArchive.read(content, "credentials ci"))
                    .hasMessage(
                            "bundleDirectory: credentials ci is no zip of a handoff bundle\n"
                                    + "  It must hold foundation.json, workload-identities.json, serviceaccount-signer.private.");
        }
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
