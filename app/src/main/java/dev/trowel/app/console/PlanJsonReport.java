package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.ReviewJson;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;

/// A plan for machines, as `docs/schemas/plan-v1.schema.json` describes it: the review, and at the
/// top what tools made for the incumbent's plan look for there.
public final class PlanJsonReport {

  private PlanJsonReport() {}

  /// The envelope around both.
  ///
  /// @param bundle whose secrets are kept out of both
  public static String of(Plan plan, Review review, Bundle bundle, List<Diagnostic> diagnostics) {
    Veil veil = Veil.of(bundle, plan);
    ObjectNode incumbent = veil.over(PlanJson.write(plan));
    return Envelope.of(
        "plan",
        json -> {
          for (Map.Entry<String, JsonNode> field : incumbent.properties()) {
            json.writeFieldName(field.getKey());
            JsonText.write(json, field.getValue());
          }
        },
        json -> JsonText.write(json, veil.over(ReviewJson.write(review))),
        diagnostics);
  }
}
