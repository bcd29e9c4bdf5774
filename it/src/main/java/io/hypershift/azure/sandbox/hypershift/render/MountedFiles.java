package io.hypershift.azure.sandbox.hypershift.render;

import java.util.Map;

/** The files of the container that the command line may name. */
record MountedFiles(Map<String, String> texts) {

    boolean has(String path) {
        return texts.containsKey(path);
    }

    String read(String path) {
        var text = texts.get(path);
        if (text == null) {
            throw new RefusedException("open " + path + ": no such file or directory");
        }
        return text;
    }
}
