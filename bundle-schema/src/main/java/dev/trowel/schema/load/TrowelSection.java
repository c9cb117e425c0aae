package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;

/// The key `trowel:`, which holds what this tool adds to the format. Here a slip is an error, as
/// nobody else reads it.
final class TrowelSection {

  private static final String NAME = "trowel";
  private static final List<String> SETTINGS = List.of("unknown_fields");

  private TrowelSection() {}

  /// `unknown_fields: send` keeps unknown fields of resources.
  static UnknownFields unknownFields(Value root) {
    return "send".equals(Values.text(root, NAME, "unknown_fields"))
        ? UnknownFields.KEEP
        : UnknownFields.DROP;
  }

  static void check(Value root, Diagnostics diagnostics) {
    Value section = Values.find(root, NAME);
    if (section instanceof Mapping settings) {
      settings.entries().forEach((key, entry) -> check(key, entry, diagnostics));
    } else if (section != null && !(section instanceof Value.Null)) {
      diagnostics.add(
          fault("trowel takes settings", "Write trowel: with one setting a line below it.")
              .at(Path.of(NAME))
              .in(section.span()));
    }
  }

  private static void check(String key, Value.Entry entry, Diagnostics diagnostics) {
    Path at = Path.of(NAME, key);
    if (!SETTINGS.contains(key)) {
      String known = "Known are: " + String.join(", ", SETTINGS) + ".";
      diagnostics.add(fault("unknown setting: " + key, known).at(at).in(entry.key()));
    } else if (!(entry.value() instanceof Text(_, String text)
        && List.of("send", "drop").contains(text))) {
      diagnostics.add(
          fault("unknown_fields must be send or drop", "drop is what happens without it.")
              .at(at)
              .in(entry.value().span()));
    }
  }

  private static Diagnostic fault(String summary, String detail) {
    return Diagnostic.error("trowel-setting", summary).detail(detail);
  }
}
