package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.Optional;

/// Tells jobs and pipelines that another deployment has marked as its own (format.md 2.13).
///
/// @param metadata the file by which this deployment marks its own
public record BundleMark(String metadata) {

  /// The mark of the deployment of `bundle`.
  public static BundleMark of(Bundle bundle) {
    return new BundleMark(bundle.layout().state() + "/metadata.json");
  }

  /// A warning where another deployment has the object; empty where nobody says so.
  ///
  /// @param name what people call it
  /// @param object as the workspace gave it
  public Optional<Diagnostic> foreign(ResourceKind kind, String name, String id, JsonNode object) {
    JsonNode mark = kind.operations().live(object).path("deployment");
    String theirs = mark.path("metadata_file_path").asText("");
    boolean other =
        mark.path("kind").asText("").equals("BUNDLE")
            && !theirs.isEmpty()
            && !theirs.equals(metadata);
    return other ? Optional.of(warning(kind, name, id, theirs)) : Optional.empty();
  }

  private static Diagnostic warning(ResourceKind kind, String name, String id, String theirs) {
    String what = kind.singular().replace('_', ' ');
    return Diagnostic.warning(
            "adopt-foreign",
            "another bundle has deployed the %s %s (id %s)".formatted(what, name, id))
        .detail(
            "Its deployment is recorded beside %s. Both would change the object: take it out of"
                    .formatted(theirs)
                + " that bundle first, with unbind there.");
  }
}
