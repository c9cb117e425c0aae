package dev.trowel.core.imports.part;

import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What values of several environments have in common.
final class Same {

  private static final String TARGET = "${bundle.target}";

  private Same() {}

  /// What a value says, wherever it is written.
  static String content(Value value) {
    return Json.reveal(value).toString();
  }

  /// Whether all say the same.
  static boolean are(List<Value> values) {
    return values.stream().map(Same::content).distinct().count() == 1;
  }

  /// The text that all of them are, once the name of the target stands in for itself.
  ///
  /// @param environments one for each value
  static Optional<Value> byTarget(List<Value> values, List<String> environments) {
    String common = null;
    for (int i = 0; i < values.size(); i++) {
      if (!(values.get(i) instanceof Value.Text(_, String text))) {
        return Optional.empty();
      }
      String named =
          text.replaceAll(
              "(?<![A-Za-z0-9])" + Pattern.quote(environments.get(i)) + "(?![A-Za-z0-9])",
              Matcher.quoteReplacement(TARGET));
      if (named.equals(text) || (common != null && !common.equals(named))) {
        return Optional.empty();
      }
      common = named;
    }
    return Optional.of(new Value.Text(values.getFirst().span(), Objects.requireNonNull(common)));
  }
}
