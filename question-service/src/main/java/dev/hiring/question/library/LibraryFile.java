package dev.hiring.question.library;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One topic of the library as a YAML file.
 *
 * @param questions read one by one, so that a fault can be told by its question's key
 */
record LibraryFile(String topic, List<JsonNode> questions) {}
