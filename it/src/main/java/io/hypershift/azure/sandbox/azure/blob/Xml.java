package io.hypershift.azure.sandbox.azure.blob;

/** The little XML that the blob service writes. */
final class Xml {
    private Xml() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
