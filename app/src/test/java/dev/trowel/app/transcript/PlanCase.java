package dev.trowel.app.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A change and the plan it makes, in one file of parts.
///
/// - `## write databricks.yml` writes the part's text to a file; the bundle's name and its target
///   stand before what the part says.
/// - `## remove a.py` deletes a file, `## edit databricks.yml` changes it: a line `old => new` for
///   each change.
/// - `## by hand POST /api/2.2/jobs/update` sends the part's text to the workspace, `{jobs.train}`
///   being an id.
/// - `## run deploy -q` runs a command; the part's text is what it prints and, unless it is 0, how
///   it ends.
///
/// @param preamble what is said of the case
record PlanCase(String preamble, List<Part> parts) {

  private static final Pattern START = Pattern.compile("(?m)^(?=## )");

  /// @param line all behind `## `
  /// @param text the lines below it
  record Part(String line, String text) {

    boolean is(String verb) {
      return line.startsWith(verb + " ");
    }

    /// What stands behind the verb.
    String rest(String verb) {
      return line.substring(verb.length() + 1);
    }
  }

  static PlanCase parse(String text) {
    List<Part> parts = new ArrayList<>();
    String preamble = "";
    for (String part : START.split(text, -1)) {
      if (part.startsWith("## ")) {
        int end = part.indexOf('\n');
        parts.add(new Part(part.substring(3, end), part.substring(end + 1)));
      } else {
        preamble = part;
      }
    }
    return new PlanCase(preamble, parts);
  }

  /// The whole file.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(preamble);
    parts.forEach(part -> text.append("## ").append(part.line()).append('\n').append(part.text()));
    return text.toString();
  }
}
