package dev.hiring.gateway.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/** Entity tags of files, by what is in them: builds may give all files of all times the same date. */
final class FileTags implements Function<Resource, String> {
    private final Map<URI, String> known = new ConcurrentHashMap<>();

    @Override
    public String apply(Resource file) {
        try {
            return known.computeIfAbsent(file.getURI(), _ -> tag(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
