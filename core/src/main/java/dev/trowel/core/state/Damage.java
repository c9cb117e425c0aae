package dev.trowel.core.state;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/// Something in a file of a deployment that no tool would have written.
public final class Damage extends IOException {

  @Serial private static final long serialVersionUID = 1;

  private final String[] fields;

  /// @param what is wrong
  /// @param fields the names that lead to it from the file's outermost object; none for the file as
  ///   a whole
  public Damage(String what, String... fields) {
    super(what);
    this.fields = fields.clone();
  }

  List<String> fields() {
    return List.of(fields);
  }
}
