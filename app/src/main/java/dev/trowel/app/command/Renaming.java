package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.plan.LikelyRename;
import dev.trowel.core.plan.Plan;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Keeps a resource that only got another key from being deleted and made anew (docs/moved.md).
final class Renaming {

  private final Invocation invocation;
  private final Consent consent;
  private final Mode mode;
  private final List<LikelyRename> taken = new ArrayList<>();
  private final List<LikelyRename> declined = new ArrayList<>();

  Renaming(Invocation invocation, Consent consent, Mode mode) {
    this.invocation = invocation;
    this.consent = consent;
    this.mode = mode;
  }

  /// What a plan has to say of likely renames; the incumbent's spelling says nothing.
  static List<Diagnostic> warnings(Invocation invocation, Plan plan) {
    return switch (invocation.spelling()) {
      case NATIVE -> LikelyRename.in(plan).stream().map(Renaming::warning).toList();
      case INCUMBENT -> List.of();
    };
  }

  /// Asks, where somebody can be asked, whether the two are one.
  boolean isRename(LikelyRename likely) {
    Console console = invocation.console();
    if (invocation.spelling() == Spelling.INCUMBENT
        || consent.options().autoApprove()
        || consent.options().allows(likely.from())
        || !console.canAsk()) {
      return false;
    }
    boolean yes = console.confirm("Is %s the former %s?".formatted(likely.to(), likely.from()));
    (yes ? taken : declined).add(likely);
    return yes;
  }

  /// What to tell besides the plan: renames that nobody was asked about, and how other targets
  /// follow those that were confirmed.
  List<Diagnostic> told(Plan plan) {
    List<Diagnostic> told = new ArrayList<>(taken.stream().map(Renaming::followed).toList());
    if (invocation.spelling() == Spelling.NATIVE) {
      open(plan).stream()
          .filter(each -> !isStopped(each))
          .map(Renaming::warning)
          .forEach(told::add);
    }
    return told;
  }

  /// Stops outside development mode, where nobody said that the two are not one.
  ///
  /// @throws StopException `consent-missing`
  void requireClear(Plan plan) {
    List<LikelyRename> unclear = open(plan).stream().filter(this::isStopped).toList();
    if (!unclear.isEmpty()) {
      LikelyRename first = unclear.getFirst();
      List<Diagnostic> told = new ArrayList<>(unclear.stream().map(Renaming::warning).toList());
      told.addFirst(
          Diagnostic.error(
                  "consent-missing",
                  first.from() + " would be deleted, and looks like " + first.to())
              .detail(
                  "Nothing was changed. Say in the bundle that it moved, or that it may go:"
                      + " --allow-delete "
                      + first.from()
                      + "."));
      throw new StopException(told);
    }
  }

  private List<LikelyRename> open(Plan plan) {
    return LikelyRename.in(plan).stream()
        .filter(each -> declined.stream().noneMatch(each::isOf))
        .filter(each -> !consent.options().allows(each.from()))
        .toList();
  }

  private boolean isStopped(LikelyRename likely) {
    boolean asked = invocation.console().canAsk() && !consent.options().autoApprove();
    return invocation.spelling() == Spelling.NATIVE && mode != Mode.DEVELOPMENT && !asked;
  }

  private static Diagnostic warning(LikelyRename likely) {
    String unless =
        likely.ambiguous()
            ? "More than one looks like it. If this one is it, write in the bundle:\n"
            : "It would lose its id and its history. If it is the same, write in the bundle:\n";
    return placed(
        Diagnostic.warning(
                "rename-likely",
                "%s looks like the former %s".formatted(likely.to(), likely.from()))
            .detail(unless + entry(likely)),
        likely);
  }

  private static Diagnostic followed(LikelyRename likely) {
    return placed(
        Diagnostic.warning(
                "rename-likely",
                "%s was %s before, in this target".formatted(likely.to(), likely.from()))
            .detail(
                "So that other targets and machines follow, write in the bundle:\n"
                    + entry(likely)),
        likely);
  }

  private static Diagnostic placed(Diagnostic diagnostic, LikelyRename likely) {
    return diagnostic
        .at(likely.to().path())
        .in(likely.span().orElseGet(() -> Span.synthetic(Moves.PLACE.toString())));
  }

  private static String entry(LikelyRename likely) {
    return "trowel:\n  moved:\n    - from: %s\n      to: %s".formatted(likely.from(), likely.to());
  }
}
