package dev.hiring.gateway.tls;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The gateway must not start without the TLS that it was told to have. */
final class TlsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    TlsRefused(String reason, String setting) {
        super(reason);
        this.setting = setting;
    }

    /** Prints it as two sentences instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<TlsRefused> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, TlsRefused cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()),
                    "Point " + cause.setting + " to a PEM file that the gateway may read, or unset both.",
                    cause);
        }
    }
}
