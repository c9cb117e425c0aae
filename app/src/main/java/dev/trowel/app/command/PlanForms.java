package dev.trowel.app.command;

import dev.trowel.app.console.PlanPrinter;
import dev.trowel.app.console.PlanReport;
import dev.trowel.app.review.PlanForm;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.review.Reviewer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The forms that a plan can be written in.
///
/// @param proposal what is planned
record PlanForms(Session session, Proposal proposal) {

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
      case TEXT -> PlanReport.files(proposal) + new PlanPrinter(false, true).print(proposal.plan());
      case JSON -> PlanReport.nativeJson(proposal, session.diagnostics().list());
      case MARKDOWN -> reviewed(PlanForm.MARKDOWN);
      case HTML -> reviewed(PlanForm.HTML);
    };
  }

  private String reviewed(PlanForm form) {
    return form.text(Reviewer.review(proposal, session.site()));
  }
}
