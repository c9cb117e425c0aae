package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.DriftReview;
import dev.trowel.core.review.Drifted;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Side;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What somebody changed in the workspace since the last deployment.
///
/// @param state what the last deployment recorded
public record DriftReport(DriftReview review, State state) {

  /// A warning that names what could not be compared; empty when all was.
  public static Optional<Diagnostic> unknown(DriftReview review) {
    if (review.unknown().isEmpty()) {
      return Optional.empty();
    }
    String keys =
        review.unknown().stream().map(ResourceKey::toString).collect(Collectors.joining(", "));
    return Optional.of(
        Diagnostic.warning("drift-unknown", "nobody knows whether these were changed: " + keys)
            .detail(
                "Another engine deployed them and recorded only their ids. Once they are deployed"
                    + " by this one, they can be compared."));
  }

  /// The text: what changed, how much, and what can be done about it.
  ///
  /// @param width the cells of a line
  public String text(int width, boolean coloured) {
    return new DriftPrinter(review, width, coloured).text() + sums() + advice();
  }

  /// One line that says how many resources changed.
  public String sums() {
    if (!state.exists()) {
      return "Drift: nothing was deployed yet\n";
    }
    return "Drift: %d changed, %d deleted, %d as deployed\n"
        .formatted(
            review.changed(),
            review.deleted(),
            review.compared() - review.changed() - review.deleted());
  }

  private String advice() {
    return review.isEmpty()
        ? ""
        : """

        To keep a change, put it into the bundle, or name the field in the resource's
        lifecycle.ignore_changes. To undo all of them: trowel deploy --overwrite-drift
        """;
  }

  /// The envelope around all of it.
  public String json(List<Diagnostic> diagnostics) {
    return Envelope.of("drift", this::write, diagnostics);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("lineage", state.lineage());
    json.writeNumberField("serial", state.serial());
    json.writeBooleanField("empty", review.isEmpty());
    json.writeNumberField("compared", review.compared());
    json.writeArrayFieldStart("resources");
    for (Drifted each : review.resources()) {
      write(json, each);
    }
    json.writeEndArray();
    json.writeFieldName("not_compared");
    JsonText.writeTexts(json, review.unknown().stream().map(ResourceKey::toString).toList());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Drifted drifted) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", drifted.key().toString());
    json.writeStringField("id", drifted.id());
    json.writeStringField("name", drifted.name());
    json.writeBooleanField("deleted", drifted.deleted());
    json.writeBooleanField("in_bundle", drifted.inBundle());
    if (drifted.last().isPresent()) {
      json.writeStringField("changed_by", drifted.last().get().by());
      json.writeStringField("changed_at", drifted.last().get().at().toString());
    }
    fields(json, "fields", drifted.changes().fields());
    fields(json, "kept", drifted.changes().kept());
    json.writeArrayFieldStart("access");
    for (AccessChange each : drifted.changes().access()) {
      write(json, each);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, String name, List<FieldChange> fields)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (FieldChange each : fields) {
      json.writeStartObject();
      json.writeStringField("path", each.path().toString());
      side(json, "deployed", each.recorded());
      side(json, "live", each.before());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// What is not there is left out.
  private static void side(JsonGenerator json, String name, Side side) throws IOException {
    switch (side) {
      case Side.Nothing _ -> {}
      case Side.Known(JsonNode value) -> {
        json.writeFieldName(name);
        JsonText.write(json, value);
      }
      case Side.Hidden _ -> json.writeStringField(name, "(secret)");
      case Side.Later(String text) -> json.writeStringField(name, text);
    }
  }

  private static void write(JsonGenerator json, AccessChange access) throws IOException {
    json.writeStartObject();
    json.writeStringField("principal", access.principal());
    json.writeStringField("type", access.type());
    json.writeFieldName("deployed");
    JsonText.writeTexts(json, access.after());
    json.writeFieldName("live");
    JsonText.writeTexts(json, access.before());
    json.writeEndObject();
  }
}
