package dev.trowel.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/// Brings state files of older forms up to date, and refuses newer ones (format.md 4.1).
final class StateMigration {

  private static final int NEWEST_WITHOUT_FEATURES = 3;
  private static final String LIST = "__embed__";
  private static final String VERSION = "state_version";
  private static final Set<String> KNOWN =
      Set.of(VERSION, "cli_version", "lineage", "serial", "features", "state");

  /// No deployment counts as far; a number beyond it was not written by one.
  private static final long MOST = 1L << 53;

  private StateMigration() {}

  /// `file` in the form [StateCodec] writes.
  static ObjectNode current(ObjectNode file, String where) throws IOException {
    requireShape(file);
    refuseNewer(file, where);
    boolean old = file.path(VERSION).asLong() < Compatible.STATE_VERSION;
    return old ? migrated(file) : file;
  }

  /// Stops when `file`, a state or the header of a journal, has a form that nobody here knows.
  static void refuseNewer(ObjectNode file, String where) {
    long version = file.path(VERSION).asLong();
    if (version > NEWEST_WITHOUT_FEATURES || (version == 3 && !file.path("features").isEmpty())) {
      throw StateProblem.tooNew(where, form(version, file.path("features")));
    }
  }

  /// The first line of what the parser says; the others show the text around, which may be secret.
  static String firstLine(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("no reason given");
  }

  private static void requireShape(ObjectNode file) throws IOException {
    JsonNode version = file.path(VERSION);
    if (!version.isMissingNode() && !isCount(version)) {
      throw new Damage("`state_version` is no number", VERSION);
    }
    if (!file.path("lineage").isTextual() || file.path("lineage").asText().isEmpty()) {
      throw new Damage("it has no `lineage`", "lineage");
    }
    if (!isCount(file.path("serial"))) {
      throw new Damage("it has no `serial`", "serial");
    }
    requireEntries(file);
  }

  /// Empty states need not say so; but one whose entries got another name must not pass for empty,
  /// as all that is deployed would be made a second time.
  private static void requireEntries(ObjectNode file) throws IOException {
    JsonNode entries = file.path("state");
    if (!entries.isObject() && !entries.isMissingNode() && !entries.isNull()) {
      throw new Damage("`state` is no object", "state");
    }
    if (!entries.isObject()) {
      for (var field : file.properties()) {
        if (!KNOWN.contains(field.getKey())) {
          throw new Damage(
              "it has no `state`, but `%s`, which nobody knows".formatted(field.getKey()),
              field.getKey());
        }
      }
    }
  }

  private static boolean isCount(JsonNode number) {
    return number.isIntegralNumber()
        && number.canConvertToLong()
        && number.longValue() >= 0
        && number.longValue() < MOST;
  }

  private static String form(long version, JsonNode features) {
    StringBuilder names = new StringBuilder();
    features.fieldNames().forEachRemaining(name -> names.append(' ').append(name));
    return version + (names.isEmpty() ? "" : " with the features" + names);
  }

  private static ObjectNode migrated(ObjectNode file) {
    ObjectNode copy = file.deepCopy();
    for (var field : copy.path("state").properties()) {
      if (!(field.getValue().path("state") instanceof ObjectNode settings)) {
        continue;
      }
      if (field.getKey().endsWith(".permissions")) {
        embed(settings, "permissions");
        settings.path(LIST).forEach(StateMigration::renameLevel);
      } else if (field.getKey().endsWith(".grants")) {
        embed(settings, "grants");
      }
    }
    return copy;
  }

  private static void embed(ObjectNode settings, String list) {
    if (settings.path(list).isArray() && !settings.has(LIST)) {
      settings.set(LIST, settings.remove(list));
    }
  }

  private static void renameLevel(JsonNode item) {
    if (item instanceof ObjectNode object && object.has("permission_level")) {
      object.set("level", object.remove("permission_level"));
    }
  }
}
