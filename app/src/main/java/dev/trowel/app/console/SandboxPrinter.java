package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.sandbox.Sandbox;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Deployments that were found in a workspace, two lines each.
///
/// @param found all of them
/// @param staying folder of each that is not to go → why
public record SandboxPrinter(List<Sandbox> found, SortedMap<String, String> staying) {

  public SandboxPrinter {
    found = List.copyOf(found);
    staying = Collections.unmodifiableSortedMap(new TreeMap<>(staying));
  }

  /// All of them.
  ///
  /// @param width the cells of a line
  public String list(int width) {
    if (found.isEmpty()) {
      return """
      No deployments found, neither below .bundle of a home nor, in development mode,
      elsewhere.
      """;
    }
    StringBuilder text = new StringBuilder();
    found.forEach(each -> text.append(entry(each, "", width)));
    return text.append(count(found.size(), "deployment")).append('\n').toString();
  }

  /// Which go and which stay.
  ///
  /// @param width the cells of a line
  public String going(int width) {
    StringBuilder text = new StringBuilder();
    for (Sandbox each : found) {
      String why = staying.get(each.layout().root());
      text.append(entry(each, why == null ? "- " : "  ", width));
      if (why != null) {
        text.append(Fit.end("    stays: " + why, width)).append('\n');
      }
    }
    int going = found.size() - staying.size();
    return text.append("Sandboxes: %d to delete, %d to stay\n".formatted(going, staying.size()))
        .toString();
  }

  private static String entry(Sandbox each, String sign, int width) {
    String line =
        "%s%s  %s  %s  %s  %s"
            .formatted(
                sign,
                each.name(),
                each.user(),
                time(each.deployed()),
                count(each.resources(), "resource"),
                mode(each));
    String folder = each.layout().root() + (each.orphaned() ? " (gone)" : "");
    return Fit.end(Fit.line(line), width)
        + "\n"
        + "    "
        + Fit.middle(Fit.line(folder), width - 4)
        + "\n";
  }

  /// The envelope around all of them.
  public String json(String command, List<Diagnostic> diagnostics) {
    return Envelope.of(
        command,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("sandboxes");
          for (Sandbox each : found) {
            write(json, each);
          }
          json.writeEndArray();
          json.writeEndObject();
        },
        diagnostics);
  }

  private void write(JsonGenerator json, Sandbox each) throws IOException {
    json.writeStartObject();
    json.writeStringField("bundle", each.bundle());
    json.writeStringField("target", each.target());
    json.writeStringField("user", each.user());
    json.writeStringField("mode", mode(each));
    json.writeStringField("deployed", time(each.deployed()));
    json.writeNumberField("resources", each.resources());
    json.writeStringField("folder", each.layout().root());
    json.writeBooleanField("folder_gone", each.orphaned());
    json.writeBooleanField("protected", each.isProtected());
    json.writeStringField("busy", each.busy().orElse(""));
    String why = staying.get(each.layout().root());
    if (why != null) {
      json.writeStringField("stays", why);
    }
    json.writeEndObject();
  }

  private static String mode(Sandbox each) {
    return each.mode()
        .map(mode -> mode == Mode.NONE ? "no mode" : mode.name().toLowerCase(Locale.ROOT))
        .orElse("unknown mode");
  }

  private static String time(Instant deployed) {
    return deployed.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
