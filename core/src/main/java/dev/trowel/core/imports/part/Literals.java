package dev.trowel.core.imports.part;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;

/// Texts that mean nothing but themselves where they come from, and would mean something in a
/// bundle.
public final class Literals {

  private Literals() {}

  /// Tells of each text in a value that a bundle takes for a reference.
  public static void tell(Value value, Notes notes) {
    switch (value) {
      case Text(Span place, String text) -> tell(place, text, notes);
      case Mapping mapping -> mapping.entries().values().forEach(each -> tell(each.value(), notes));
      case Seq seq -> seq.items().forEach(each -> tell(each, notes));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> {}
    }
  }

  /// Tells of a text that a bundle takes for a reference.
  public static void tell(Span place, String text, Notes notes) {
    List<Reference> found =
        Reference.references(text).stream()
            .filter(each -> each.root() != Reference.Root.OTHER)
            .toList();
    for (Reference each : found) {
      notes.check(
          place,
          "the text %s becomes a reference".formatted(each),
          "A bundle has no escape for it: change it in the program, or keep it out of the bundle.");
    }
  }
}
