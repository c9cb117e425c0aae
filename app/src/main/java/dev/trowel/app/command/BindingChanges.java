package dev.trowel.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.deploy.Binding;
import dev.trowel.core.deploy.Binding.Bound;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Veil;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what the next deployment would change of objects that are about to be bound, asks, and
/// binds them (format.md 4.9).
///
/// @param granted runs when nothing can be refused any more, before anything is recorded
record BindingChanges(Invocation invocation, Session session, Runnable granted) {

  private static final String QUESTION =
      "Confirm import changes? Changes will be remotely applied only after running 'bundle"
          + " deploy'.";

  /// Binds them, where the user agrees.
  ///
  /// @param bound as [Binding#propose] gave it
  /// @return whether all of it is recorded everywhere; false also where the user does not agree
  /// @throws StopException `consent-missing` where nobody agrees
  boolean carryOut(Binding binding, Bound bound, Diagnostics warnings) {
    Veil veil = Veil.of(session.site().bundle(), bound.plan());
    List<String> changes =
        bound.lines().stream().flatMap(line -> told(line, veil).stream()).toList();
    changes.forEach(line -> invocation.console().progress(line));
    if (!changes.isEmpty() && !isAgreed()) {
      throw new StopException(
          Diagnostic.error("consent-missing", "import aborted")
              .detail("Nothing was recorded, and no object was changed."));
    }
    List<Diagnostic> troubles = recorded(binding, bound, warnings);
    tell(warnings.list());
    tell(troubles);
    return troubles.isEmpty();
  }

  private List<Diagnostic> recorded(Binding binding, Bound bound, Diagnostics warnings) {
    if (bound.entries().isEmpty()) {
      granted.run();
      return List.of();
    }
    Terms terms = Terms.usual(StateConsent.forcesLock(invocation, session));
    return binding.carryOut(bound, terms, warnings, granted);
  }

  private boolean isAgreed() {
    if (invocation.given().flag("--auto-approve")) {
      return true;
    }
    if (!invocation.console().canAsk()) {
      throw new StopException(
          Diagnostic.error("consent-missing", "binding takes a yes, and nobody can be asked")
              .detail("Nothing was changed. Where that is meant, give --auto-approve."));
    }
    return invocation.console().ask(QUESTION);
  }

  private void tell(List<Diagnostic> found) {
    invocation.console().report(found);
    session.diagnostics().addAll(found);
  }

  /// In the incumbent's words.
  private static List<String> told(Planned line, Veil veil) {
    List<String> lines = new ArrayList<>();
    if (line.change().isEffective()) {
      lines.add("Plan: " + line.change().action() + " " + line.key().stateKey());
      lines.add("Changes detected:");
      line.differences().stream()
          .filter(each -> each.verdict() != Difference.Verdict.SKIP)
          .forEach(each -> lines.add("  ~ " + told(each, veil)));
    }
    return lines;
  }

  private static String told(Difference difference, Veil veil) {
    Path path = difference.path();
    return difference.secret()
        ? path + ": " + Veil.HIDDEN
        : "%s: %s -> %s"
            .formatted(
                path, json(path, difference.live(), veil), json(path, difference.desired(), veil));
  }

  private static String json(Path path, @Nullable JsonNode value, Veil veil) {
    return value == null ? "null" : veil.over(path, value).toString();
  }
}
