package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.preflight.Finding;
import dev.trowel.core.preflight.Finding.Status;
import dev.trowel.core.preflight.Statement;
import dev.trowel.core.preflight.Statement.Language;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a deployment needs, what of it there is, and what makes the rest.
///
/// @param aim the bundle and its target, as `fare/prod`
/// @param host the workspace
/// @param user the deployer
/// @param findings in the order in which they are to be made
public record PreflightReport(String aim, String host, String user, List<Finding> findings) {

  private static final String INDENT = "           ";

  public PreflightReport {
    findings = List.copyOf(findings);
  }

  /// How many there are of a status.
  public long count(Status status) {
    return findings.stream().filter(each -> each.status() == status).count();
  }

  /// For people.
  ///
  /// @param width how many cells a line of prose has
  public String text(int width) {
    StringBuilder text = new StringBuilder();
    text.append("Preflight of %s in %s as %s\n".formatted(aim, host, user));
    findings.forEach(each -> add(each, width, text));
    add("\nAs SQL:\n", Language.SQL, text);
    add("\nIn a shell:\n", Language.SHELL, text);
    return text.append(sums()).toString();
  }

  private static void add(Finding finding, int width, StringBuilder text) {
    text.append("  %-7s  %s\n".formatted(word(finding.status()), finding.need().what()));
    if (finding.status() != Status.THERE) {
      String places = "for " + String.join(", ", finding.need().places());
      Stream.of(finding.note(), places)
          .filter(each -> !each.isEmpty())
          .flatMap(each -> Prose.wrapped(each, width - INDENT.length(), width).stream())
          .forEach(line -> text.append(INDENT).append(line).append('\n'));
    }
  }

  private void add(String heading, Language language, StringBuilder text) {
    List<String> lines = statements(language);
    if (!lines.isEmpty()) {
      text.append(heading);
      lines.forEach(line -> text.append(line).append('\n'));
    }
  }

  private List<String> statements(Language language) {
    return missing()
        .flatMap(each -> each.need().statements().stream())
        .filter(each -> each.language() == language)
        .map(Statement::text)
        .distinct()
        .toList();
  }

  private Stream<Finding> missing() {
    return findings.stream().filter(each -> each.status() == Status.MISSING);
  }

  private String sums() {
    if (findings.isEmpty()) {
      return "Nothing has to be there beforehand.\n";
    }
    return "\n%d there, %d missing, %d unknown\n"
        .formatted(count(Status.THERE), count(Status.MISSING), count(Status.UNKNOWN));
  }

  /// All statements as a file of SQL, what is no SQL as comments.
  public String sql() {
    StringBuilder text = new StringBuilder(comment("What " + aim + " needs in " + host) + "\n");
    missing()
        .forEach(each -> {
          text.append('\n').append(comment(each.need().what())).append('\n');
          each.need().statements().stream()
              .map(PreflightReport::line)
              .forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }

  private static String line(Statement statement) {
    return switch (statement.language()) {
      case SQL -> statement.text();
      case SHELL -> comment("in a shell: " + statement.text());
    };
  }

  /// A line feed in a name would end the comment.
  private static String comment(String text) {
    return "-- " + text.replaceAll("\\R", " ");
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /// The envelope around all of it.
  public String json(List<Diagnostic> diagnostics) {
    return Envelope.of("preflight", this::write, diagnostics);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("deployment", aim);
    json.writeStringField("host", host);
    json.writeStringField("user", user);
    json.writeArrayFieldStart("needs");
    for (Finding each : findings) {
      write(json, each);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", finding.need().what());
    json.writeStringField("status", word(finding.status()));
    json.writeStringField("note", finding.note());
    json.writeFieldName("places");
    JsonText.writeTexts(json, finding.need().places());
    json.writeArrayFieldStart("statements");
    for (Statement each : finding.open()) {
      json.writeStartObject();
      json.writeStringField("language", each.language().name().toLowerCase(Locale.ROOT));
      json.writeStringField("text", each.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
