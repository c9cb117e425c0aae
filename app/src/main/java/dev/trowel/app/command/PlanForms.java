package dev.trowel.app.command;

import dev.trowel.app.console.PlanJsonReport;
import dev.trowel.app.console.ReviewPrinter;
import dev.trowel.app.review.PlanForm;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.review.Review;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The forms that a plan can be written in.
///
/// @param plan what is planned, for what the incumbent's JSON says of it
/// @param review the same, as every form says it
record PlanForms(Session session, Plan plan, Review review) {

  /// Where no terminal tells its width.
  private static final int WIDTH = 80;

  /// All forms, in the order help shows them.
  private enum Form {
    TEXT,
    JSON,
    MARKDOWN,
    HTML;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Their names.
  static List<String> names() {
    return Arrays.stream(Form.values()).map(Form::word).toList();
  }

  /// The plan in the form called `name`, which must be one of [#names].
  String text(String name) {
    return switch (Form.valueOf(name.toUpperCase(Locale.ROOT))) {
      case TEXT -> text(WIDTH, false);
      case JSON -> json();
      case MARKDOWN -> PlanForm.MARKDOWN.text(review);
      case HTML -> PlanForm.HTML.text(review);
    };
  }

  /// The plan as text, at most so many columns wide.
  String text(int width, boolean coloured) {
    return new ReviewPrinter(width, coloured).print(review);
  }

  /// The plan as JSON.
  String json() {
    return PlanJsonReport.of(plan, review, session.bundle(), session.diagnostics().list());
  }
}
