package dev.hiring.question.library;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.json.EventModule;
import dev.hiring.kit.json.JsonPath;
import dev.hiring.question.library.Library.Entry;

/** Reads the library's YAML files, and refuses all of them for one fault: half a library would go unnoticed. */
final class LibraryReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new EventModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> fileOfKey = new HashMap<>();

    private LibraryReader() {}

    static Library read() {
        return read("classpath:library/*.yaml");
    }

    static Library read(String pattern) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(pattern);
            Arrays.sort(files, Comparator.comparing(LibraryReader::name));
            LibraryReader reader = new LibraryReader();
            for (Resource file : files) {
                reader.add(file);
            }
            return new Library(reader.entries);
        } catch (IOException e) {
            throw new FaultyLibrary(pattern, "", e.toString());
        }
    }

    private void add(Resource resource) throws IOException {
        String file = name(resource);
        LibraryFile content;
        try (InputStream stream = resource.getInputStream()) {
            content = YAML.readValue(stream, LibraryFile.class);
        } catch (JacksonException e) {
            throw new FaultyLibrary(file, "", e.getMessage());
        }
        int number = 0;
        for (JsonNode question : content.questions()) {
            number++;
            add(file, content.topic(), question.path("key").asString("question " + number), question);
        }
    }

    private void add(String file, String topic, String key, JsonNode question) {
        String other = fileOfKey.putIfAbsent(key, file);
        if (other != null) {
            throw new FaultyLibrary(file, key, "the key is taken in " + other);
        }
        try {
            entries.add(new Entry(
                    key, YAML.treeToValue(question, LibraryQuestion.class).content(topic)));
        } catch (JacksonException e) {
            throw new FaultyLibrary(file, key, JsonPath.of(e) + ": " + e.getOriginalMessage());
        } catch (InvalidRequest e) {
            throw new FaultyLibrary(file, key, e.getMessage());
        }
    }

    private static String name(Resource file) {
        return Objects.requireNonNullElse(file.getFilename(), file.getDescription());
    }
}
