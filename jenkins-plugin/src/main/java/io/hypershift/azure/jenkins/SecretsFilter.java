package io.hypershift.azure.jenkins;

import hudson.AbortException;
import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.util.Secret;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Takes the secrets of a kubeconfig out of the console of a body, and out of what the body fails with. Saved encrypted. */
final class SecretsFilter extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String MASK = "****";

    private final Secret forms;
    private final String charset;

    SecretsFilter(List<Sensitive> secrets, Charset charset) {
        var redactor = new Redactor();
        secrets.forEach(redactor::learn);
        this.forms = Secret.fromString(redactor.forms().stream()
                .filter(form -> form.indexOf('\n') < 0) // a line of a log never holds one
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("\n")));
        this.charset = charset.name();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Jenkins declares it
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        return new Masking(logger, Charset.forName(charset), this);
    }

    String mask(String text) {
        var result = text;
        for (var form : forms.getPlainText().split("\n", -1)) {
            if (!form.isEmpty()) {
                result = result.replace(form, MASK);
            }
        }
        return result;
    }

    /** The failure itself, or where it tells a secret, one that does not. */
    Throwable mask(Throwable failure) {
        var text = failure.toString();
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text += "\n" + cause;
        }
        return mask(text).equals(text) ? failure : new AbortException(mask(String.valueOf(failure.getMessage())));
    }

    /** Masks line by line. */
    private static final class Masking extends LineTransformationOutputStream.Delegating {
        private final Charset charset;
        private final SecretsFilter filter;

        private Masking(OutputStream out, Charset charset, SecretsFilter filter) {
            super(out);
            this.charset = charset;
            this.filter = filter;
        }

        @Override
        protected void eol(byte[] line, int length) throws IOException {
            out.write(filter.mask(new String(line, 0, length, charset)).getBytes(charset));
        }
    }
}
