package dev.trowel.app.review;

import dev.trowel.core.review.Review;

/// The forms of a plan that are written for people to read elsewhere than in a terminal.
public enum PlanForm {
  /// A comment of a pull request.
  MARKDOWN,
  /// A page for a browser.
  HTML;

  /// `review` in this form, a line feed at the end.
  public String text(Review review) {
    return switch (this) {
      case MARKDOWN -> Markdown.of(review);
      case HTML -> Page.of(review);
    };
  }
}
