package dev.trowel.core.preflight;

import dev.trowel.core.online.Thing;
import dev.trowel.core.workspace.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Something of Unity Catalog that others lie in, or that is read; those to be made first sort
/// first.
///
/// @param parts of its full name
record Securable(Level level, List<String> parts) implements Comparable<Securable> {

  private static final String UNITY = "/api/2.1/unity-catalog/";
  private static final Comparator<Securable> ORDER =
      Comparator.comparing(Securable::level).thenComparing(Securable::id);

  /// The sorts, from the outermost.
  enum Level {
    CATALOG("catalogs", 1),
    SCHEMA("schemas", 2),
    VOLUME("volumes", 3),
    TABLE("tables", 3);

    private final String path;
    private final int depth;

    Level(String path, int depth) {
      this.path = path;
      this.depth = depth;
    }

    Thing thing() {
      return switch (this) {
        case CATALOG -> Thing.CATALOG;
        case SCHEMA -> Thing.SCHEMA;
        case VOLUME -> Thing.VOLUME;
        case TABLE -> Thing.TABLE;
      };
    }

    /// How many parts its full names have.
    private int depth() {
      return depth;
    }
  }

  Securable {
    parts = List.copyOf(parts);
  }

  /// The one with a full name; empty for one that has not as many parts as it should.
  static Optional<Securable> of(Level level, String id) {
    List<String> parts = List.of(id.split("\\.", -1));
    boolean whole = parts.size() == level.depth() && parts.stream().noneMatch(String::isBlank);
    return whole ? Optional.of(new Securable(level, parts)) : Optional.empty();
  }

  String id() {
    return String.join(".", parts);
  }

  /// As messages call it.
  String text() {
    return level.thing().noun() + " '" + id() + "'";
  }

  /// What it lies in.
  Optional<Securable> parent() {
    return switch (level) {
      case CATALOG -> Optional.empty();
      case SCHEMA -> of(Level.CATALOG, parts.getFirst());
      case VOLUME, TABLE -> of(Level.SCHEMA, String.join(".", parts.subList(0, 2)));
    };
  }

  /// What it takes to use what lies in it; empty where nothing does.
  Optional<String> use() {
    return switch (level) {
      case CATALOG -> Optional.of("USE CATALOG");
      case SCHEMA -> Optional.of("USE SCHEMA");
      case VOLUME, TABLE -> Optional.empty();
    };
  }

  /// The request that reads it.
  Call read() {
    return Call.get(UNITY + level.path + "/" + Call.segment(id()));
  }

  /// The request for what whoever may do with it.
  Call permissions() {
    return Call.get(
        UNITY
            + "effective-permissions/"
            + word().toLowerCase(Locale.ROOT)
            + "/"
            + Call.segment(id()));
  }

  /// `CATALOG`.
  String word() {
    return level.name();
  }

  /// Its name as SQL takes it.
  String sql() {
    return parts.stream().map(Statement::name).collect(Collectors.joining("."));
  }

  @Override
  public int compareTo(Securable other) {
    return ORDER.compare(this, other);
  }
}
