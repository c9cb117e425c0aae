package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What a command came to for several bundles.
///
/// @param command its words
/// @param rows in the order of the bundles
/// @param unchanged the bundles that were left out
public record AllReport(String command, List<Row> rows, List<String> unchanged) {

  private static final List<String> HEADS = List.of("bundle", "target", "result", "counts");

  /// One bundle.
  ///
  /// @param bundle its folder, relative to where one looked, with `/`
  /// @param result a word, such as `done`
  /// @param exit the exit code; negative when it was not run
  /// @param printed what the command printed as its result
  public record Row(String bundle, Sums sums, String result, int exit, String printed) {

    List<String> cells() {
      return List.of(bundle, sums.target().isEmpty() ? "-" : sums.target(), result, sums.text());
    }
  }

  public AllReport {
    rows = List.copyOf(rows);
    unchanged = List.copyOf(unchanged);
  }

  /// The line above what is printed of one bundle.
  public static String heading(String bundle) {
    return "== " + bundle + " ==\n";
  }

  /// A table with a line for each bundle.
  public String text() {
    StringBuilder text = new StringBuilder();
    if (!rows.isEmpty()) {
      text.append("== Summary ==\n");
      line(HEADS, text);
      rows.forEach(row -> line(row.cells(), text));
    }
    if (!unchanged.isEmpty()) {
      text.append("Unchanged, left out: ").append(String.join(", ", unchanged)).append('\n');
    }
    return text.toString();
  }

  private void line(List<String> cells, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(("%-" + (width(i) + 2) + "s").formatted(cells.get(i)));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.cells().get(column).length())
        .reduce(HEADS.get(column).length(), Math::max);
  }

  /// One envelope, with those of all bundles inside.
  public String json() {
    return Envelope.of(
        command,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("bundles");
          for (Row row : rows) {
            write(json, row);
          }
          json.writeEndArray();
          json.writeFieldName("unchanged");
          JsonText.writeTexts(json, unchanged);
          json.writeEndObject();
        },
        List.of());
  }

  private static void write(JsonGenerator json, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("bundle", row.bundle());
    json.writeStringField("target", row.sums().target());
    json.writeStringField("result", row.result());
    if (row.exit() >= 0) {
      json.writeNumberField("exit", row.exit());
    }
    json.writeObjectFieldStart("counts");
    for (Map.Entry<String, Long> count : row.sums().counts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    json.writeFieldName("output");
    JsonText.write(json, output(row.printed()));
    json.writeEndObject();
  }

  /// A command that is stopped early prints nothing.
  private static JsonNode output(String printed) {
    try {
      return printed.isBlank() ? NullNode.getInstance() : new ObjectMapper().readTree(printed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
