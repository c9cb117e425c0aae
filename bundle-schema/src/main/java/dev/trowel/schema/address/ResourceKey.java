package dev.trowel.schema.address;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// The name of a resource, or of its permissions or grants, everywhere: plan, state, graph,
/// messages. Prints `jobs.train` or `jobs.train.permissions`.
///
/// @param kind the plural name of the kind, such as `jobs`
/// @param name the key the bundle gives the resource
/// @param part the resource itself, or what hangs on it
public record ResourceKey(String kind, String name, Part part) implements Comparable<ResourceKey> {

  /// How many steps of a path lead to a resource.
  public static final int STEPS = 3;

  private static final Path RESOURCES = Path.of("resources");
  private static final String STATE_PREFIX = "resources.";

  /// Which node of the graph a key names.
  public enum Part {
    /// The object itself.
    SELF(""),
    /// Its access control list.
    PERMISSIONS(".permissions"),
    /// Its Unity Catalog grants.
    GRANTS(".grants");

    private final String suffix;

    Part(String suffix) {
      this.suffix = suffix;
    }
  }

  public ResourceKey {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(part, "part is null");
  }

  /// The key of the resource `kind.name` itself.
  public static ResourceKey of(String kind, String name) {
    return new ResourceKey(kind, name, Part.SELF);
  }

  /// The resource that stands at `path`, or that it leads into; empty for all other paths.
  public static Optional<ResourceKey> in(Path path) {
    return path.length() >= STEPS
            && path.startsWith(RESOURCES)
            && path.steps().get(1) instanceof Path.Field(String kind)
            && path.steps().get(2) instanceof Path.Field(String name)
        ? Optional.of(of(kind, name))
        : Optional.empty();
  }

  /// Reads a key of a state or plan file, such as `resources.jobs.train.permissions` (format.md
  /// 4.1).
  ///
  /// @throws IllegalArgumentException when the text names no resource
  public static ResourceKey ofState(String text) {
    String[] parts = text.split("\\.", 3);
    if (parts.length < 3 || !text.startsWith(STATE_PREFIX)) {
      throw new IllegalArgumentException("not a resource key: " + text);
    }
    for (Part part : new Part[] {Part.PERMISSIONS, Part.GRANTS}) {
      if (parts[2].endsWith(part.suffix) && parts[2].length() > part.suffix.length()) {
        String name = parts[2].substring(0, parts[2].length() - part.suffix.length());
        return new ResourceKey(parts[1], name, part);
      }
    }
    return of(parts[1], parts[2]);
  }

  /// The key of this resource's other part.
  public ResourceKey with(Part other) {
    return new ResourceKey(kind, name, other);
  }

  /// The key of the resource that this part hangs on; the key itself for [Part#SELF].
  public ResourceKey owner() {
    return with(Part.SELF);
  }

  /// The key as state and plan files spell it: `resources.jobs.train` (format.md 4.1).
  public String stateKey() {
    return STATE_PREFIX + this;
  }

  /// Where the resource stands in the bundle's tree.
  public Path path() {
    Path path = RESOURCES.field(kind).field(name);
    return switch (part) {
      case SELF -> path;
      case PERMISSIONS -> path.field("permissions");
      case GRANTS -> path.field("grants");
    };
  }

  @Override
  public int compareTo(ResourceKey other) {
    // The order of the texts, which are only made where a name goes on where another one ends.
    if (!kind.equals(other.kind)) {
      return isBegin(kind, other.kind) ? compareTexts(other) : kind.compareTo(other.kind);
    }
    if (part == other.part && part == Part.SELF) {
      return name.compareTo(other.name);
    }
    return isBegin(name, other.name) ? compareTexts(other) : name.compareTo(other.name);
  }

  private int compareTexts(ResourceKey other) {
    return toString().compareTo(other.toString());
  }

  private static boolean isBegin(String a, String b) {
    return a.startsWith(b) || b.startsWith(a);
  }

  @Override
  public String toString() {
    return kind + "." + name + part.suffix;
  }
}
