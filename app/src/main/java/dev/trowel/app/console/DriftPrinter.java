package dev.trowel.app.console;

import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.DriftReview;
import dev.trowel.core.review.Drifted;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.SideText;
import java.time.temporal.ChronoUnit;

/// What somebody changed in the workspace, as text: a line a resource, what was changed below it.
///
/// @param coloured whether it is read on a screen
record DriftPrinter(DriftReview review, boolean coloured) {

  /// The longest line.
  private static final int WIDTH = 80;

  String text() {
    StringBuilder text = new StringBuilder();
    for (Drifted each : review.resources()) {
      print(each, text);
      text.append('\n');
    }
    return text.toString();
  }

  private void print(Drifted drifted, StringBuilder text) {
    text.append(verb(drifted)).append(' ').append(drifted.key());
    if (!drifted.inBundle()) {
      text.append("  (the bundle has it no more)");
    }
    text.append('\n');
    drifted
        .last()
        .ifPresent(last ->
            text.append(
                "    last changed by %s at %s\n"
                    .formatted(last.by(), last.at().truncatedTo(ChronoUnit.SECONDS))));
    drifted.changes().fields().forEach(field -> print(field, "", text));
    drifted.changes().access().forEach(access -> print(access, text));
    drifted.changes().kept().forEach(field -> print(field, "  (kept: ignore_changes)", text));
  }

  private String verb(Drifted drifted) {
    if (drifted.deleted()) {
      return Paint.RED.on(coloured, "deleted");
    }
    return drifted.counts() ? Paint.YELLOW.on(coloured, "changed") : "kept";
  }

  private static void print(FieldChange field, String note, StringBuilder text) {
    print(
        field.path().toString(),
        SideText.of(field.recorded()),
        SideText.of(field.before()) + note,
        text);
  }

  private static void print(AccessChange access, StringBuilder text) {
    String whom =
        (access.type().isEmpty() ? "" : access.type() + " ") + access.principal() + " may";
    print(whom, levels(access.after()), levels(access.before()), text);
  }

  private static String levels(Iterable<String> levels) {
    String text = String.join(", ", levels);
    return text.isEmpty() ? "nothing" : text;
  }

  /// On one line where that fits, else on two.
  private static void print(String what, String deployed, String live, StringBuilder text) {
    String line = "    %s: %s -> %s".formatted(what, deployed, live);
    if (line.length() <= WIDTH) {
      text.append(line).append('\n');
    } else {
      text.append("    %s:\n        %s\n     -> %s\n".formatted(what, deployed, live));
    }
  }
}
