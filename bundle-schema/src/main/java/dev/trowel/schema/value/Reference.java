package dev.trowel.schema.value;

import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A reference `${…}` inside a text: what it names (format.md 2.7).
///
/// @param path what stands between the braces, as a path from the root of the bundle
public record Reference(Path path) implements Part {

  /// What the first name of a reference says about when it can be resolved.
  public enum Root {
    /// Facts about the bundle, known when it is read.
    BUNDLE,
    /// Facts about the workspace, known when it is read.
    WORKSPACE,
    /// A variable: `${var.x}` is the value of the variable `x`.
    VAR,
    /// A variable's whole declaration.
    VARIABLES,
    /// Another resource, known when it is deployed.
    RESOURCES,
    /// A built file, known after the build.
    ARTIFACTS,
    /// Nothing of the format: the text stays as it is.
    OTHER
  }

  private static final String OPEN = "${";

  /// Splits a text into literals and references, in order; linear in its length. Text that only
  /// looks like a reference is literal; there is no escape (format.md 2.7).
  public static List<Part> parse(String text) {
    List<Part> parts = new ArrayList<>();
    int literal = 0;
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      ReferenceScanner scanner = new ReferenceScanner(text, open + OPEN.length());
      Path path = scanner.path();
      if (path != null) {
        addLiteral(parts, text.substring(literal, open));
        parts.add(new Reference(path));
        literal = scanner.position();
      }
      open = text.indexOf(OPEN, scanner.position());
    }
    addLiteral(parts, text.substring(literal));
    return List.copyOf(parts);
  }

  private static void addLiteral(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part.Literal(text));
    }
  }

  /// The reference that makes up the whole text; empty for any other text.
  public static Optional<Reference> whole(String text) {
    if (!text.startsWith(OPEN) || !text.endsWith("}")) {
      return Optional.empty();
    }
    List<Part> parts = parse(text);
    return parts.size() == 1 && parts.getFirst() instanceof Reference reference
        ? Optional.of(reference)
        : Optional.empty();
  }

  /// Whether the value is a text that holds a reference.
  public static boolean isIn(@Nullable Value value) {
    return value instanceof Value.Text(_, String text) && isIn(text);
  }

  /// Whether the text holds a reference.
  public static boolean isIn(String text) {
    return text.contains(OPEN) && !references(text).isEmpty();
  }

  /// The references of a text, in order.
  public static List<Reference> references(String text) {
    return text.contains(OPEN)
        ? parse(text).stream()
            .filter(Reference.class::isInstance)
            .map(Reference.class::cast)
            .toList()
        : List.of();
  }

  /// Puts a parsed text together again.
  public static String print(List<? extends Part> parts) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Part.Literal(String text) -> text;
              case Reference reference -> reference.toString();
            })
        .collect(Collectors.joining());
  }

  /// What its first name says.
  public Root root() {
    return switch (path.steps().getFirst()) {
      case Path.Field(String name) -> root(name);
      case Path.Index _, Path.Keyed _ -> Root.OTHER;
    };
  }

  private static Root root(String name) {
    return switch (name) {
      case "bundle" -> Root.BUNDLE;
      case "workspace" -> Root.WORKSPACE;
      case "var" -> Root.VAR;
      case "variables" -> Root.VARIABLES;
      case "resources" -> Root.RESOURCES;
      case "artifacts" -> Root.ARTIFACTS;
      default -> Root.OTHER;
    };
  }

  /// The reference as written, with its braces.
  @Override
  public String toString() {
    return OPEN + path + "}";
  }
}
