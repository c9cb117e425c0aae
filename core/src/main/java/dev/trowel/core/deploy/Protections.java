package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Damage;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.Places;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which resources of a deployment must not be destroyed, as the workspace remembers it: also after
/// the block that said so is gone from the bundle.
///
/// @param entries by the key under which each is recorded
public record Protections(SortedMap<ResourceKey, Since> entries) {

  /// The name of the file, below `workspace.state_path`.
  static final String FILE = "trowel/protection.json";

  private static final int FORM = 1;
  private static final String VERSION = "version";
  private static final String LINEAGE = "lineage";
  private static final String PROTECTED = "protected";

  /// When and where one was protected.
  ///
  /// @param serial the state's serial after the deployment that protected it
  /// @param place file, line and column relative to the bundle's root; `""` where no file says it
  public record Since(long serial, String place) {}

  public Protections {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /// Nothing is protected.
  public static Protections none() {
    return new Protections(new TreeMap<>());
  }

  /// Whether nothing is protected.
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /// Since when `key` is protected; null when it is not.
  public @Nullable Since since(ResourceKey key) {
    return entries.get(key.owner());
  }

  /// These and `others`, which count where both say something.
  Protections and(Protections others) {
    SortedMap<ResourceKey, Since> all = new TreeMap<>(entries);
    all.putAll(others.entries());
    return new Protections(all);
  }

  /// The same under the keys that resources have got since.
  ///
  /// @param moves present key → former key, as in a plan
  public Protections moved(SortedMap<ResourceKey, ResourceKey> moves) {
    SortedMap<ResourceKey, Since> now = new TreeMap<>(entries);
    now.keySet().removeAll(moves.values());
    moves.forEach((present, former) ->
        Optional.ofNullable(since(former)).ifPresent(since -> now.put(present, since)));
    return new Protections(now);
  }

  /// What `bytes` say of the deployment with this lineage; empty when they speak of another.
  ///
  /// @param where the file, as the user should read it in a message
  /// @throws StopException with code `protection-unreadable`
  static Optional<Protections> read(byte[] bytes, String lineage, String where) {
    Said said = parse(bytes, where);
    return said.lineage().equals(lineage) ? Optional.of(said.protections()) : Optional.empty();
  }

  /// What `bytes` say, whichever deployment they speak of.
  ///
  /// @param where the file, as the user should read it in a message
  /// @throws StopException with code `protection-unreadable`
  static Protections read(byte[] bytes, String where) {
    return parse(bytes, where).protections();
  }

  private record Said(String lineage, Protections protections) {}

  private static Said parse(byte[] bytes, String where) {
    try {
      ObjectNode file = Json.parse(bytes);
      if (file.path(VERSION).asInt() != FORM) {
        throw new Damage("not of a form this version knows", VERSION);
      }
      if (!file.path(PROTECTED).isObject()) {
        throw new Damage("it has no `protected`", PROTECTED);
      }
      return new Said(file.path(LINEAGE).asText(), new Protections(entries(file.path(PROTECTED))));
    } catch (IOException e) {
      throw new StopException(unreadable(where, bytes, e));
    }
  }

  /// These as the text of a file.
  byte[] write(String lineage) {
    ObjectNode file = Json.object().put(VERSION, FORM).put(LINEAGE, lineage);
    ObjectNode list = file.putObject(PROTECTED);
    entries.forEach((key, since) ->
        list.putObject(key.stateKey()).put("since", since.serial()).put("place", since.place()));
    return Json.write(file);
  }

  private static SortedMap<ResourceKey, Since> entries(JsonNode list) throws IOException {
    SortedMap<ResourceKey, Since> found = new TreeMap<>();
    for (var each : list.properties()) {
      found.put(
          key(each.getKey()),
          new Since(
              each.getValue().path("since").asLong(), each.getValue().path("place").asText("")));
    }
    return found;
  }

  private static ResourceKey key(String text) throws IOException {
    try {
      return ResourceKey.ofState(text).owner();
    } catch (IllegalArgumentException e) {
      throw new Damage(text + " is no key of a resource", PROTECTED, text);
    }
  }

  private static Diagnostic unreadable(String where, byte[] bytes, IOException why) {
    return Diagnostic.error(
            "protection-unreadable", "cannot read what is protected: %s".formatted(where))
        .in(Places.of(where, bytes, why))
        .detail(
            "%s. Nothing was changed. Where the file cannot be mended, delete it: the next"
                    .formatted(reason(why))
                + " deployment protects again what the bundle says is protected.");
  }

  private static String reason(IOException why) {
    String message = why.getMessage();
    return message == null ? "It is damaged" : message.lines().findFirst().orElse("It is damaged");
  }
}
