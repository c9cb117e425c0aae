package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.FieldRules.Classify;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.Path.Field;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Last words on differences that mean nothing.
final class Verdicts {

  private static final String ALIAS = "alias";
  private static final String MANAGED = "managed";
  private static final Path PROPERTIES = Path.of("properties");
  private static final String WORKSPACE = "/Workspace/";

  /// Two names for one access mode each; the workspace answers with the second.
  private static final Map<String, String> ACCESS_MODES =
      Map.of(
          "DATA_SECURITY_MODE_DEDICATED", "SINGLE_USER",
          "DATA_SECURITY_MODE_STANDARD", "USER_ISOLATION");

  private Verdicts() {}

  /// A path that differs only by a leading `/Workspace` or a last `/` is the same.
  static Classify sameWorkspacePath(String name) {
    Path path = Path.of(name);
    return (at, recorded, desired, live) ->
        at.equals(path) && desired != null && live != null && folder(desired).equals(folder(live))
            ? Optional.of(ALIAS)
            : Optional.empty();
  }

  /// The first of these that has something to say.
  static Classify first(Classify... all) {
    return (at, recorded, desired, live) ->
        Stream.of(all)
            .flatMap(each -> each.verdict(at, recorded, desired, live).stream())
            .findFirst();
  }

  /// A JSON document that differs only in how it is written is the same, be it text or a tree; of
  /// two trees, what differs is told where it differs.
  static Classify sameContent(String name) {
    Path path = Path.of(name);
    return (at, recorded, desired, live) ->
        at.equals(path)
                && desired != null
                && (isContent(live, desired)
                    || isContent(recorded, desired)
                    || (recorded != null && recorded.isObject() && desired.isObject()))
            ? Optional.of("etag_based")
            : Optional.empty();
  }

  private static boolean isContent(@Nullable JsonNode content, JsonNode desired) {
    return content != null && JsonFields.same(content, desired);
  }

  /// Two names of one access mode are the same, and what the workspace chose for `AUTO` is no
  /// drift.
  static Classify accessMode() {
    return (at, recorded, desired, live) ->
        isField(at, "data_security_mode") && sameMode(recorded, desired, live)
            ? Optional.of(ALIAS)
            : Optional.empty();
  }

  /// Unity Catalog keeps its own properties among the user's.
  static Classify managedProperties() {
    return (at, recorded, desired, live) ->
        desired == null && recorded == null && (isManaged(at) || areManaged(at, live))
            ? Optional.of(MANAGED)
            : Optional.empty();
  }

  /// Times that differ only in how they are written are the same.
  static Classify sameInstant(String name) {
    Path path = Path.of(name);
    return (at, recorded, desired, live) ->
        at.equals(path) && desired != null && live != null && isSameInstant(desired, live)
            ? Optional.of(ALIAS)
            : Optional.empty();
  }

  private static boolean isSameInstant(JsonNode a, JsonNode b) {
    try {
      return OffsetDateTime.parse(a.asText()).isEqual(OffsetDateTime.parse(b.asText()));
    } catch (DateTimeException notTimes) {
      return false;
    }
  }

  private static String folder(JsonNode node) {
    String path = stripWorkspace(node.asText());
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  static String stripWorkspace(String path) {
    return path.startsWith(WORKSPACE) ? path.substring(WORKSPACE.length() - 1) : path;
  }

  private static boolean sameMode(
      @Nullable JsonNode recorded, @Nullable JsonNode desired, @Nullable JsonNode live) {
    if (desired == null || live == null) {
      return false;
    }
    boolean chosen =
        desired.asText().equals("DATA_SECURITY_MODE_AUTO") && Objects.equals(recorded, desired);
    return chosen || mode(desired).equals(mode(live));
  }

  private static String mode(JsonNode node) {
    return ACCESS_MODES.getOrDefault(node.asText(), node.asText());
  }

  private static boolean isField(Path path, String name) {
    return !path.steps().isEmpty()
        && path.steps().getLast() instanceof Field(String field)
        && field.equals(name);
  }

  private static boolean areManaged(Path path, @Nullable JsonNode live) {
    return path.equals(PROPERTIES)
        && live != null
        && live.propertyStream().allMatch(property -> isManaged(property.getKey()));
  }

  private static boolean isManaged(Path path) {
    return path.startsWith(PROPERTIES)
        && path.length() == 2
        && path.steps().getLast() instanceof Field(String name)
        && isManaged(name);
  }

  private static boolean isManaged(String name) {
    return name.startsWith("unity.catalog.managed.") && name.contains(".defaults.");
  }
}
