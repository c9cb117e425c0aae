package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.core.kind.Trait;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Asks before something is lost (format.md 1.5, 1.6; design.md 1, promise 5).
///
/// @param options what the user agreed to beforehand
record Consent(Invocation invocation, ConsentOptions options) {

  static Consent of(Invocation invocation) {
    return new Consent(invocation, ConsentOptions.of(invocation.given()));
  }

  /// What of `plan` is lost and was not agreed to.
  List<Planned> guarded(Plan plan) {
    return options.autoApprove()
        ? List.of()
        : plan.changes().stream().filter(this::isGuarded).filter(line -> !isAllowed(line)).toList();
  }

  /// The deletions of `plan` that were not agreed to; a guarded one is no worse than another here.
  List<Planned> deletions(Plan plan) {
    return options.autoApprove()
        ? List.of()
        : plan.changes().stream().filter(line -> !isAllowed(line)).toList();
  }

  /// Asks, after the caller has shown what is to be lost.
  ///
  /// @param summary what to say where nobody can be asked
  /// @throws StopException `consent-missing` where nobody can be asked
  boolean asked(String summary, String detail) {
    Console console = invocation.console();
    if (!console.canAsk()) {
      throw new StopException(Diagnostic.error("consent-missing", summary).detail(detail));
    }
    return console.ask("Would you like to proceed?");
  }

  private boolean isGuarded(Planned line) {
    boolean asks =
        switch (invocation.spelling()) {
          case NATIVE -> line.kind().guard().isPresent();
          case INCUMBENT -> line.kind().traits().contains(Trait.ASKED_FOR);
        };
    return asks && line.change().isDestructive() && line.key().part() == Part.SELF;
  }

  private boolean isAllowed(Planned line) {
    return isAllowed(line.key().owner());
  }

  /// Whether it was named as what may go.
  boolean isAllowed(ResourceKey owner) {
    return options.allowDelete().stream().anyMatch(pattern -> matches(pattern, owner.toString()));
  }

  /// `*` stands for any letters, so that `*` allows everything and `jobs.*` every job.
  private static boolean matches(String pattern, String name) {
    String[] parts = pattern.split("\\*", -1);
    String regex = String.join(".*", Stream.of(parts).map(Pattern::quote).toList());
    return name.matches(regex);
  }
}
