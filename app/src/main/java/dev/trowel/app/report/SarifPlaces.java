package dev.trowel.app.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.app.console.Findings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.diagnostic.Related;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The parts of a SARIF result that name places of files.
///
/// @param findings what knows where files lie in their repository
record SarifPlaces(JsonGenerator json, Findings findings) {

  /// Writes where a finding is, and the further places that explain it.
  void locations(Diagnostic diagnostic) throws IOException {
    locations(
        "locations",
        diagnostic.spans().stream().limit(1).map(span -> new Related("", span)).toList());
    Stream<Related> others = diagnostic.spans().stream().skip(1).map(span -> new Related("", span));
    locations("relatedLocations", Stream.concat(others, diagnostic.related().stream()).toList());
  }

  private void locations(String field, List<Related> places) throws IOException {
    if (places.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (Related place : places) {
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      artifact(place.span().file());
      if (place.span().line() > 0) {
        region("region", place.span());
      }
      json.writeEndObject();
      if (!place.note().isEmpty()) {
        Sarif.message(json, "message", place.note());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void artifact(String file) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", Words.uri(findings.inRepository(file)));
    json.writeEndObject();
  }

  private void region(String field, Span span) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("startLine", span.line());
    json.writeNumberField("startColumn", Math.max(1, span.column()));
    json.writeNumberField("endLine", span.endLine());
    json.writeNumberField("endColumn", Math.max(1, span.endColumn()));
    json.writeEndObject();
  }

  /// Writes how a machine can mend it, where one can.
  void fixes(Diagnostic diagnostic) throws IOException {
    if (diagnostic.fix().isEmpty()) {
      return;
    }
    Fix fix = diagnostic.fix().get();
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    Sarif.message(json, "description", fix.words());
    json.writeArrayFieldStart("artifactChanges");
    for (Map.Entry<String, List<Fix.Edit>> file : byFile(fix).entrySet()) {
      json.writeStartObject();
      artifact(file.getKey());
      json.writeArrayFieldStart("replacements");
      for (Fix.Edit edit : file.getValue()) {
        json.writeStartObject();
        region("deletedRegion", edit.span());
        Sarif.message(json, "insertedContent", edit.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static SequencedMap<String, List<Fix.Edit>> byFile(Fix fix) {
    SequencedMap<String, List<Fix.Edit>> files = new LinkedHashMap<>();
    for (Fix.Edit edit : fix.edits()) {
      files.computeIfAbsent(edit.span().file(), _ -> new ArrayList<>()).add(edit);
    }
    return files;
  }
}
