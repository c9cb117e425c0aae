package dev.trowel.schema.rule;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Map;

/// The words that a field takes which the API declares as text and documents as a choice.
///
/// @param type the type that has the field
/// @param words what is documented; the API takes it in any case
record WordsOfText(String type, String field, List<String> words) {

  private static final List<WordsOfText> ALL =
      List.of(
          new WordsOfText(
              "sql.CreateWarehouseRequest",
              "cluster_size",
              List.of(
                  "2X-Small",
                  "X-Small",
                  "Small",
                  "Medium",
                  "Large",
                  "X-Large",
                  "2X-Large",
                  "3X-Large",
                  "4X-Large",
                  "5X-Large")),
          new WordsOfText(
              "database.DatabaseInstance", "capacity", List.of("CU_1", "CU_2", "CU_4", "CU_8")),
          new WordsOfText("pipelines.CreatePipeline", "channel", List.of("CURRENT", "PREVIEW")),
          new WordsOfText(
              "pipelines.CreatePipeline", "edition", List.of("CORE", "PRO", "ADVANCED")),
          new WordsOfText(
              "pipelines.Notifications",
              "alerts",
              List.of(
                  "on-update-success",
                  "on-update-failure",
                  "on-update-fatal-failure",
                  "on-flow-failure")));

  private static final Map<String, List<WordsOfText>> BY_TYPE =
      ALL.stream().collect(collectingAndThen(groupingBy(WordsOfText::type), Map::copyOf));

  /// The fields of a type that take some words only, of which its schema does not tell.
  static List<WordsOfText> of(String type) {
    return BY_TYPE.getOrDefault(type, List.of());
  }

  /// Reports what is none of them, also in a list.
  void check(Path at, Value value, Diagnostics diagnostics) {
    if (value instanceof Seq(_, List<Value> items)) {
      for (int i = 0; i < items.size(); i++) {
        check(at.index(i), items.get(i), diagnostics);
      }
    }
    if (value instanceof Text text
        && !text.text().isEmpty()
        && !Reference.isIn(text.text())
        && words.stream().noneMatch(text.text()::equalsIgnoreCase)) {
      diagnostics.add(refused(at, text));
    }
  }

  private Diagnostic refused(Path at, Text text) {
    return Diagnostic.error(
            "value-not-a-choice", "%s cannot be \"%s\"".formatted(field, text.text()))
        .detail(
            Suggestion.nearest(text.text(), words)
                .map("Did you mean %s?"::formatted)
                .orElse("Write one of %s.".formatted(String.join(", ", words))))
        .at(at)
        .in(text.span())
        .fix(Suggestion.mend(text, words));
  }
}
