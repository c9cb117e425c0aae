package dev.trowel.core.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.ReviewJson;

/// A plan as it was saved to be approved and carried out later; it holds no secret.
///
/// @param createdAt when it was made, as in ISO 8601
/// @param binding what it was made from
/// @param review what it does, as `docs/schemas/plan-v1.schema.json` describes it
public record SavedPlan(String createdAt, Binding binding, ObjectNode review) {

  public SavedPlan {
    review = review.deepCopy();
  }

  @Override
  public ObjectNode review() {
    return review.deepCopy();
  }

  /// The plan that `review` tells of.
  ///
  /// @param veil over the secrets of its bundle
  public static SavedPlan of(String createdAt, Binding binding, Review review, Veil veil) {
    return new SavedPlan(createdAt, binding, veil.over(ReviewJson.write(review)));
  }

  /// The target it is for.
  public String target() {
    return binding.place().getOrDefault(Place.TARGET, "");
  }
}
