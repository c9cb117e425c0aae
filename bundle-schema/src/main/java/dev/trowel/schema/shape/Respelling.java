package dev.trowel.schema.shape;

import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Fixes for texts that say a number or a truth value in a spelling that the format does not read.
final class Respelling {

  private static final List<String> TRUE = List.of("true", "yes", "on");
  private static final List<String> FALSE = List.of("false", "no", "off");
  private static final Pattern NO_FRACTION = Pattern.compile("\\.0*$");

  private Respelling() {}

  /// `"True"`, which in quotes is no truth value.
  static Optional<Fix> bool(Text text) {
    String word = text.text().strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return written(text, "true");
    }
    return FALSE.contains(word) ? written(text, "false") : Optional.empty();
  }

  /// `"60.0"` and `"1_000"`.
  static Optional<Fix> integer(Text text) {
    String digits = NO_FRACTION.matcher(digits(text)).replaceFirst("");
    return Numbers.readsAsInteger(digits) ? written(text, digits) : Optional.empty();
  }

  /// `"1_000.5"`.
  static Optional<Fix> number(Text text) {
    String digits = digits(text);
    return Numbers.readsAsDecimal(digits) ? written(text, digits) : Optional.empty();
  }

  private static String digits(Text text) {
    return text.text().strip().replace("_", "");
  }

  private static Optional<Fix> written(Text text, String value) {
    return Rewrite.text("write " + value, text, value);
  }
}
