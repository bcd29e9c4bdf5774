package io.hypershift.azure.sandbox.oci;

import io.hypershift.azure.sandbox.azure.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a registry holds of one image. */
public final class ImageContent {
    private final List<Variant> variants;

    /** The image in one format: an index of several images, or the only one. */
    private record Variant(Optional<Part> index, List<SingleImage> images) {
        Stream<Part> manifests() {
            return Stream.concat(index.stream(), images.stream().map(SingleImage::manifest));
        }

        Stream<Part> blobs() {
            return images.stream().flatMap(image -> Stream.of(image.config(), image.layer()));
        }
    }

    private ImageContent(List<Variant> variants) {
        this.variants = variants;
    }

    /**
     * Makes up an image.
     *
     * @param name what makes it another image than one with the same labels
     * @param architectures what it is for, in Go's words; with more than one it is an index
     */
    public static ImageContent of(String name, Map<String, String> labels, List<String> architectures) {
        return new ImageContent(Arrays.stream(Format.values())
                .map(it -> variant(it, name, labels, architectures))
                .toList());
    }

    private static Variant variant(Format format, String name, Map<String, String> labels, List<String> architectures) {
        var images = architectures.stream()
                .map(it -> SingleImage.of(format, name, labels, it))
                .toList();
        return new Variant(images.size() > 1 ? Optional.of(index(format, images)) : Optional.empty(), images);
    }

    private static Part index(Format format, List<SingleImage> images) {
        var index = Json.object().put("schemaVersion", 2).put("mediaType", format.index());
        index.set(
                "manifests",
                Json.array(images.stream().map(SingleImage::descriptor).toList()));
        return Part.of(format.index(), index);
    }

    /**
     * What its tag leads to: an index for those who take one, else the first image, as registries do for old clients; Docker's
     * format for those who take either, which is what Red Hat's images are stored in.
     */
    public Optional<Part> tagged(Accepted accepted) {
        var indexes = variants.stream().flatMap(it -> it.index().stream());
        var first = variants.stream().map(it -> it.images().get(0).manifest());
        return Stream.concat(indexes, first)
                .filter(it -> accepted.includes(it.mediaType()))
                .findFirst();
    }

    public Optional<Part> manifest(String digest) {
        return variants.stream()
                .flatMap(Variant::manifests)
                .filter(it -> it.digest().equals(digest))
                .findFirst();
    }

    public Optional<Part> blob(String digest) {
        return variants.stream()
                .flatMap(Variant::blobs)
                .filter(it -> it.digest().equals(digest))
                .findFirst();
    }

    /** The architecture of the image in the index that a digest names; empty if it names the whole or nothing. */
    public Optional<String> architecture(String digest) {
        return variants.stream()
                .flatMap(it -> it.images().stream())
                .filter(it -> it.manifest().digest().equals(digest))
                .map(SingleImage::architecture)
                .findFirst();
    }
}
