package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The handoff bundle as a zip, for a front end that keeps it among its secrets: the bundle's files, in a folder or not. */
public final class BundleArchive {
    /** The bundle's files are a few kilobytes each; a file of this size is none of them. */
    private static final int LARGEST = 1024 * 1024;

    private final Map<String, Source> files;

    private BundleArchive(Map<String, Source> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * Reads the archive.
     *
     * @param origin where it came from, as the user knows it
     * @throws HyperShiftException when it is no zip with files of the bundle
     */
    public static BundleArchive read(byte[] zip, String origin) {
        var files = new HashMap<String, Source>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var name = nameOf(entry);
                if (Bundle.FILES.contains(name)) {
                    var content = entries.readNBytes(LARGEST);
                    files.put(name, Source.text(new String(content, StandardCharsets.UTF_8), name + " of " + origin));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new HyperShiftException(noBundle(origin), e);
        }
        if (files.isEmpty()) {
            throw new HyperShiftException(noBundle(origin));
        }
        return new BundleArchive(files);
    }

    public Source foundation() {
        return file(Bundle.FOUNDATION);
    }

    public Source workloadIdentities() {
        return file(Bundle.WORKLOAD_IDENTITIES);
    }

    public Source privateKey() {
        return file(Bundle.PRIVATE_KEY);
    }

    private Source file(String name) {
        return files.getOrDefault(name, Source.none());
    }

    private static String nameOf(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    private static Problem noBundle(String origin) {
        return Problem.of("bundle", "{}: {} is no zip of a handoff bundle", Parameter.BUNDLE_DIRECTORY, origin)
                .remedy("It must hold {}.", String.join(", ", Bundle.FILES));
    }
}
