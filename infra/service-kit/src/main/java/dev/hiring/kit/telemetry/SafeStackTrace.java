package dev.hiring.kit.telemetry;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** A stack trace whose exceptions' messages cannot pose as log lines. */
public final class SafeStackTrace extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        return super.throwableProxyToString(new Safe(throwable));
    }

    private record Safe(IThrowableProxy source) implements IThrowableProxy {

        @Override
        public @Nullable String getMessage() {
            return source.getMessage() == null ? null : OneLine.of(source.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return source.getOverridingMessage() == null ? null : OneLine.of(source.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return source.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return source.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return source.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return source.getCause() == null ? null : new Safe(source.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Arrays.stream(source.getSuppressed()).map(Safe::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return source.isCyclic();
        }
    }
}
