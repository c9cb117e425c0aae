package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.Version;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.SelectOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.approval.Binder;
import dev.trowel.core.approval.SavedPlan;
import dev.trowel.core.approval.SavedPlanFile;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.review.Review;
import dev.trowel.core.select.Selecting;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/// Saves plans, so that they can be approved and carried out later.
final class SavedPlans {

  private static final String OUT = "--out";
  private static final List<String> FLAGS = List.of("--force");
  private static final String SELECT = "--select";
  private static final String EXCLUDE = "--exclude";

  private SavedPlans() {}

  /// The declaration of the option that names the file.
  static OptionSpec option() {
    return value("FILE", "Save the plan, for deploy --plan FILE.", OUT);
  }

  /// The session that `plan` works in: the file is no file of the bundle.
  static Session sparing(Invocation invocation, Session session) {
    return file(invocation, OUT).map(file -> session.without(file.path())).orElse(session);
  }

  /// Saves the plan, where that was asked for, and says how to carry it out.
  static void save(Invocation invocation, Session session, Proposal proposal, Review review) {
    Optional<SavedPlanFile> file = file(invocation, OUT);
    if (file.isPresent()) {
      Binder binder = binder(invocation, session, Optional.empty());
      file.get().write(plan(session, proposal, review, binder));
      String there = file.get().shown();
      invocation
          .console()
          .progress(
              "Saved the plan. Carry it out with: " + ShellWords.carryingOut(invocation, there));
    }
  }

  private static SavedPlan plan(Session session, Proposal proposal, Review review, Binder binder) {
    return SavedPlan.of(
        session.site().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        binder.bind(proposal),
        review,
        Veil.of(session.bundle(), proposal.plan()));
  }

  /// The file that an option of ours names.
  static Optional<SavedPlanFile> file(Invocation invocation, String option) {
    return invocation.spelling() == Spelling.NATIVE
        ? invocation.given().value(option).map(name -> named(invocation, option, name))
        : Optional.empty();
  }

  /// The file that an option names.
  static SavedPlanFile named(Invocation invocation, String option, String name) {
    try {
      if (!name.isBlank()) {
        Path path = invocation.common().directory().resolve(name).toAbsolutePath().normalize();
        return new SavedPlanFile(path, name);
      }
    } catch (InvalidPathException e) {
      throw new StopException(Diagnostic.error("bad-usage", option + " names no file: " + name));
    }
    throw new StopException(Diagnostic.error("bad-usage", option + " names no file"));
  }

  /// What binds the plans of a session.
  ///
  /// @param saved the plan that is carried out
  static Binder binder(Invocation invocation, Session session, Optional<SavedPlan> saved) {
    return new Binder(
        session.site(),
        Version.text(),
        host(invocation, session),
        options(invocation, selecting(invocation, saved)));
  }

  /// Which resources to deal with; what a saved plan was made for need not be given again.
  static Selecting selecting(Invocation invocation, Optional<SavedPlan> saved) {
    Selecting given = SelectOptions.of(invocation.given(), invocation.spelling());
    return saved
        .filter(plan -> given.isAll())
        .map(plan -> plan.binding().options())
        .map(options ->
            new Selecting(
                patterns(options.get(SELECT)),
                patterns(options.get(EXCLUDE)),
                given.dependencies()))
        .orElse(given);
  }

  private static List<String> patterns(@Nullable String joined) {
    return joined == null ? List.of() : List.of(joined.split(",", -1));
  }

  /// A local workspace listens somewhere else each time; its folder is what it is.
  private static String host(Invocation invocation, Session session) {
    LocalOptions local = LocalOptions.of(invocation.given(), invocation.caller().directory());
    Path folder =
        local.folder().orElseGet(() -> session.bundle().root().resolve(LocalOptions.FOLDER));
    return local.wanted() ? "local workspace in " + folder : session.host().toString();
  }

  /// The options that shape a plan. Of variables the names: their values stand where they are used.
  private static SortedMap<String, String> options(Invocation invocation, Selecting selecting) {
    SortedMap<String, String> options = new TreeMap<>();
    if (!selecting.select().isEmpty()) {
      options.put(SELECT, String.join(",", selecting.select()));
    }
    if (!selecting.exclude().isEmpty()) {
      options.put(EXCLUDE, String.join(",", selecting.exclude()));
    }
    for (String flag : FLAGS) {
      if (invocation.given().flag(flag)) {
        options.put(flag, "given");
      }
    }
    if (!invocation.common().variables().isEmpty()) {
      TreeMap<String, String> sorted = new TreeMap<>(invocation.common().variables());
      options.put("--var", String.join(", ", sorted.keySet()));
    }
    return options;
  }
}
