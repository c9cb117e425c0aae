package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.count;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.DriftReport;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.DriftFinder;
import dev.trowel.core.review.DriftReview;
import dev.trowel.core.review.DriftReviewer;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Shows what somebody changed in the workspace since the last deployment.
final class DriftCommand implements Command {

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public String summary() {
    return "Show what was changed by hand since the last deployment.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Compares what is in the workspace with what was deployed last, whatever the",
        "bundle says by now. Exits with 2 when anything was changed or deleted.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(count("Print the sums only; twice: nothing.", "-q", "--quiet"));
  }

  @Override
  public Exit run(Invocation invocation) {
    return Sessions.run(invocation, session -> find(invocation, session));
  }

  private static Exit find(Invocation invocation, Session session) {
    Diagnostics warnings = new Diagnostics();
    DriftFinder.Found found = DriftFinder.find(session.site(), warnings);
    DriftReview review = DriftReviewer.review(found, session.bundle());
    DriftReport.unknown(review).ifPresent(warnings::add);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    print(invocation, new DriftReport(review, found.plan().base()), session);
    return review.isEmpty() ? Exit.DONE : Exit.PENDING;
  }

  private static void print(Invocation invocation, DriftReport report, Session session) {
    Console console = invocation.console();
    if (invocation.common().format() == Format.JSON) {
      console.result(report.json(session.diagnostics().list()));
      return;
    }
    switch (invocation.given().count("--quiet")) {
      case 0 -> console.result(report.text(console.resultWidth(), console.paintsResult()));
      case 1 -> console.result(report.sums());
      default -> {}
    }
  }
}
