package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.history.Delivered;
import dev.trowel.schema.compare.Contrast;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.fix.UnifiedDiff;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// What differs between two deployments, or between one and the bundle: settings field by field,
/// files line by line where both are kept.
///
/// @param one what the first side is called
/// @param other what the second side is called
/// @param contrasts the differences of the settings
public record DeploymentDiff(
    String one, String other, List<Contrast> contrasts, Delivered before, Delivered after) {
  private static final int LARGEST = 1 << 20;

  /// Whether nothing differs.
  public boolean isEmpty() {
    return contrasts.isEmpty()
        && before.files().equals(after.files())
        && before.libraries().equals(after.libraries());
  }

  /// The text.
  public String text() {
    StringBuilder text = new StringBuilder();
    list("files", before.files(), after.files(), text);
    list("libraries", before.libraries(), after.libraries(), text);
    return text.isEmpty()
        ? new DiffPrinter(one, other, contrasts).text(true)
        : settings() + text + sum();
  }

  private String settings() {
    String text = new DiffPrinter(one, other, contrasts).text(true);
    int last = text.lastIndexOf('\n', text.length() - 2);
    return text.substring(0, last + 1);
  }

  private String sum() {
    return "%s and %s: %d difference%s, %d of files and libraries\n"
        .formatted(
            one,
            other,
            contrasts.size(),
            contrasts.size() == 1 ? "" : "s",
            changed(before.files(), after.files()).size()
                + changed(before.libraries(), after.libraries()).size());
  }

  private void list(
      String what,
      SortedMap<String, String> was,
      SortedMap<String, String> is,
      StringBuilder text) {
    SortedSet<String> names = changed(was, is);
    if (names.isEmpty()) {
      return;
    }
    text.append(what).append('\n');
    for (String name : names) {
      text.append("    ").append(sign(was, is, name)).append(' ').append(Fit.line(name));
      text.append('\n');
      if (what.equals("files")) {
        lines(name, text);
      }
    }
    text.append('\n');
  }

  private static SortedSet<String> changed(
      SortedMap<String, String> was, SortedMap<String, String> is) {
    SortedSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    names.removeIf(name ->
        was.containsKey(name) && is.containsKey(name) && was.get(name).equals(is.get(name)));
    return names;
  }

  private static char sign(
      SortedMap<String, String> was, SortedMap<String, String> is, String name) {
    if (!was.containsKey(name)) {
      return '+';
    }
    return is.containsKey(name) ? '~' : '-';
  }

  /// The lines of a text of which both sides are known.
  private void lines(String path, StringBuilder text) {
    Optional<byte[]> was = before.content().apply(path).filter(DeploymentDiff::isText);
    Optional<byte[]> is = after.content().apply(path).filter(DeploymentDiff::isText);
    if (was.isPresent() && is.isPresent()) {
      UnifiedDiff.of(path, was.get(), is.get())
          .lines()
          .skip(2)
          .map(line -> "        " + line.charAt(0) + Fit.line(Mask.line(line.substring(1))))
          .forEach(line -> text.append(line.stripTrailing()).append('\n'));
    }
  }

  private static boolean isText(byte[] content) {
    if (content.length > LARGEST) {
      return false;
    }
    for (byte each : content) {
      if (each == 0) {
        return false;
      }
    }
    return true;
  }

  /// The envelope.
  public String json(List<Diagnostic> diagnostics) {
    return Envelope.of("diff", this::write, diagnostics);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    new DiffJson(one, other, contrasts).writeFields(json);
    files(json, "files", before.files(), after.files());
    files(json, "libraries", before.libraries(), after.libraries());
    json.writeEndObject();
  }

  private static void files(
      JsonGenerator json, String field, SortedMap<String, String> was, SortedMap<String, String> is)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : changed(was, is)) {
      json.writeStartObject();
      json.writeStringField("name", name);
      json.writeStringField(
          "change",
          switch (sign(was, is, name)) {
            case '+' -> "added";
            case '-' -> "removed";
            default -> "changed";
          });
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
