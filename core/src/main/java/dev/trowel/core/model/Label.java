package dev.trowel.core.model;

import java.util.List;
import java.util.Locale;

/// What points to the version of a model that is used: an alias, or a stage.
public sealed interface Label extends Comparable<Label> {

  /// A name that exactly one version has.
  record Alias(String name) implements Label {
    /// Unity Catalog and MLflow know them in small letters.
    public Alias {
      name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String shown() {
      return "@" + name;
    }
  }

  /// One of the stages of the workspace's registry; several versions may be in it.
  record Stage(String name) implements Label {

    /// All of them, the one without effect first.
    public static final List<String> NAMES = List.of("None", "Staging", "Production", "Archived");

    @Override
    public String shown() {
      return name;
    }
  }

  /// The name alone.
  String name();

  /// As it is typed and printed: `@champion`, `Production`.
  String shown();

  @Override
  default int compareTo(Label other) {
    return shown().compareTo(other.shown());
  }

  /// What [#shown] gave.
  static Label of(String shown) {
    return shown.startsWith("@") ? new Alias(shown.substring(1)) : new Stage(shown);
  }
}
