package dev.trowel.core.intent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.AuthorJson;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.StateCodec;
import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The text of a file of intents.
final class IntentsJson {

  private static final int FORM = 1;

  private IntentsJson() {}

  static byte[] write(Intents intents) {
    ObjectNode file = Json.object().put("version", FORM);
    file.put("lineage", intents.lineage()).put("serial", intents.serial());
    file.put("epoch", intents.epoch());
    file.put("at", intents.at().toString());
    file.set("by", author(intents.by()));
    ObjectNode open = file.putObject("intents");
    intents.open().forEach((key, intent) -> open.set(key.stateKey(), intent(intent)));
    ObjectNode results = file.putObject("results");
    intents
        .results()
        .forEach((key, result) ->
            results.set(
                key.stateKey(),
                result.<JsonNode>map(StateCodec::entry).orElse(NullNode.getInstance())));
    return Json.write(file);
  }

  /// What `bytes` say.
  ///
  /// @throws IOException when that is nothing we know
  static Intents read(String name, byte[] bytes) throws IOException {
    try {
      return read(name, Json.parse(bytes));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e);
    }
  }

  private static Intents read(String name, ObjectNode file) throws IOException {
    if (file.path("version").asInt() != FORM || !file.path("intents").isObject()) {
      throw new IOException("not of a form this version knows");
    }
    SortedMap<ResourceKey, Intent> open = new TreeMap<>();
    for (var each : file.path("intents").properties()) {
      ResourceKey key = ResourceKey.ofState(each.getKey());
      open.put(key, intent(key, each.getValue()));
    }
    SortedMap<ResourceKey, Optional<Recorded>> results = new TreeMap<>();
    for (var each : file.path("results").properties()) {
      results.put(ResourceKey.ofState(each.getKey()), result(each.getValue()));
    }
    return new Intents(
        name,
        file.path("lineage").asText(),
        file.path("epoch").asLong(),
        file.path("serial").asLong(),
        AuthorJson.read(file.path("by")),
        Instant.parse(file.path("at").asText()),
        open,
        results);
  }

  private static Optional<Recorded> result(JsonNode entry) throws IOException {
    return entry.isNull() ? Optional.empty() : Optional.of(StateCodec.recorded(entry));
  }

  private static ObjectNode intent(Intent intent) {
    ObjectNode entry =
        StateCodec.entry(new Recorded(intent.id(), intent.settings(), intent.dependsOn()));
    entry.put("action", intent.action().text());
    if (!intent.fields().isEmpty()) {
      list(entry.putArray("fields"), intent.fields());
    }
    intent.before().ifPresent(ids -> list(entry.putArray("before"), ids));
    return entry;
  }

  private static void list(ArrayNode array, Iterable<String> texts) {
    texts.forEach(array::add);
  }

  private static Intent intent(ResourceKey key, JsonNode entry) throws IOException {
    Recorded recorded = StateCodec.recorded(entry);
    return new Intent(
        key,
        Intent.Action.valueOf(entry.path("action").asText().toUpperCase(Locale.ROOT)),
        recorded.id(),
        recorded.settings() instanceof ObjectNode settings ? settings : Json.object(),
        recorded.dependsOn(),
        texts(entry.path("fields")),
        entry.has("before") ? Optional.of(ids(entry.path("before"))) : Optional.empty());
  }

  private static Set<String> ids(JsonNode array) {
    return new TreeSet<>(texts(array));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static ObjectNode author(Author by) {
    ObjectNode author = Json.object().put("process", by.process());
    AuthorJson.write(by, author);
    return author;
  }
}
