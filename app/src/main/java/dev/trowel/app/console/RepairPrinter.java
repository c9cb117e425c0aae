package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.deploy.Repair;
import dev.trowel.core.state.Copies;
import dev.trowel.core.state.Copies.Copy;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which copies of a state there are, and what a repair makes of them.
public final class RepairPrinter {

  private RepairPrinter() {}

  /// The copies by folder, one a line, with what is wrong with those that cannot be read.
  public static String copies(Copies copies) {
    if (copies.all().isEmpty()) {
      return "There is no copy of the state.\n";
    }
    Map<String, List<Copy>> folders = new LinkedHashMap<>();
    copies
        .all()
        .forEach(
            copy -> folders.computeIfAbsent(folder(copy), each -> new ArrayList<>()).add(copy));
    StringBuilder text = new StringBuilder("Copies of the state:\n");
    folders.forEach((folder, held) -> {
      text.append("  ").append(Fit.line(folder)).append('\n');
      held.forEach(copy -> text.append(entry(copy)));
    });
    return text.toString();
  }

  private static String folder(Copy copy) {
    return copy.where().substring(0, copy.where().lastIndexOf('/') + 1);
  }

  private static String entry(Copy copy) {
    String line = "    " + Fit.padded(copy.name(), 11) + said(copy) + "\n";
    return copy.problem()
        .map(problem -> line + "      " + place(problem, copy.where()) + "\n")
        .orElse(line);
  }

  private static String said(Copy copy) {
    return copy.state()
        .map(state -> "serial %d, %s".formatted(state.serial(), count(state)))
        .orElse("unreadable");
  }

  /// The file is known from the lines above, so its name is left out.
  private static String place(Diagnostic problem, String file) {
    String where =
        problem.spans().stream()
            .filter(span -> span.line() > 0)
            .findFirst()
            .map(span -> "line %d, column %d: ".formatted(span.line(), span.column()))
            .orElse("");
    return Fit.line(Mask.words(where + problem.summary().replace(" in " + file, "")));
  }

  private static String count(State state) {
    long count = state.resources().keySet().stream().filter(key -> key.part() == Part.SELF).count();
    return count + (count == 1 ? " resource" : " resources");
  }

  /// What would be written, and what becomes of each record that is not simply kept.
  public static String proposal(Repair repair) {
    StringBuilder text = new StringBuilder(copies(repair.copies()));
    if (!repair.isNeeded()) {
      return text.append("\nNothing to repair.\n").toString();
    }
    text.append(
        "%nTo be written: serial %d from %s, with %s%n"
            .formatted(repair.state().serial(), repair.chosen().name(), count(repair.state())));
    for (Repair.Line line : repair.lines()) {
      text.append("  %s (id %s): %s%n".formatted(line.key(), Fit.line(line.id()), words(line)));
    }
    for (Diagnostic broken : repair.broken()) {
      text.append("Removed, as nobody can read it:\n  ")
          .append(Fit.line(broken.spans().getFirst().toString()))
          .append('\n');
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String words(Repair.Line line) {
    String copy = line.copy();
    return switch (line.fate()) {
      case ADOPTED -> "taken over from " + copy + ", as it is there";
      case GONE -> "left out, as it is gone";
      case OTHERS -> "left out, as it belongs to another deployment";
      case UNRECORDED -> "there, and recorded no more (in %s): delete or bind it".formatted(copy);
      case UNCHECKED -> "kept, though it could not be asked for";
    };
  }

  /// The envelope around it.
  ///
  /// @param written whether it was carried out
  public static String json(Repair repair, boolean written, List<Diagnostic> diagnostics) {
    return Envelope.of(
        "state repair",
        json -> {
          json.writeStartObject();
          writeCopies(json, repair.copies());
          json.writeStringField("from", repair.chosen().name());
          json.writeNumberField("serial", repair.state().serial());
          json.writeBooleanField("needed", repair.isNeeded());
          json.writeBooleanField("written", written);
          json.writeArrayFieldStart("records");
          for (Repair.Line line : repair.lines()) {
            json.writeStartObject();
            json.writeStringField("key", line.key().toString());
            json.writeStringField("id", line.id());
            json.writeStringField("fate", line.fate().name().toLowerCase(Locale.ROOT));
            json.writeStringField("copy", line.copy());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        },
        diagnostics);
  }

  /// The envelope around a list of copies.
  public static String json(String command, Copies copies, List<Diagnostic> diagnostics) {
    return Envelope.of(
        command,
        json -> {
          json.writeStartObject();
          writeCopies(json, copies);
          json.writeEndObject();
        },
        diagnostics);
  }

  private static void writeCopies(JsonGenerator json, Copies copies) throws IOException {
    json.writeArrayFieldStart("copies");
    for (Copy copy : copies.all()) {
      json.writeStartObject();
      json.writeStringField("name", copy.name());
      json.writeStringField("where", copy.where());
      json.writeNumberField("serial", copy.serial());
      json.writeBooleanField("readable", copy.state().isPresent());
      json.writeStringField("lineage", copy.state().map(State::lineage).orElse(""));
      json.writeStringField("problem", copy.problem().map(Diagnostic::summary).orElse(""));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
