package dev.trowel.schema.python;

/// One of the two times at which a bundle's Python code is run (format.md 3, steps 29 and 30).
public enum Phase {
  /// Functions add resources to those of the files.
  LOAD_RESOURCES("load_resources", "resources"),
  /// Functions change resources that are there.
  APPLY_MUTATORS("apply_mutators", "mutators");

  private final String title;
  private final String field;

  Phase(String title, String field) {
    this.title = title;
    this.field = field;
  }

  /// What the code is told with `--phase`.
  public String title() {
    return title;
  }

  /// The field of the `python` section that lists the functions.
  public String field() {
    return field;
  }
}
