package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.console.Envelope;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.addition.Trial;
import dev.trowel.core.adopt.Generated;
import dev.trowel.core.adopt.Generator;
import dev.trowel.core.deploy.Binding;
import dev.trowel.core.deploy.Binding.Bound;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Selected;
import java.util.List;
import java.util.SortedMap;

/// One call of `generate`.
record Generating(Invocation invocation, Session session) {

  Exit run() {
    Bundle bundle = session.bundle();
    Diagnostics warnings = new Diagnostics();
    State state = session.site().store().pull(true, warnings).state();
    Generated made =
        new Generator(
                bundle,
                session.site().workspace(),
                state.resources(),
                new Wishes(
                        invocation.given(),
                        invocation.spelling(),
                        invocation.common().directory(),
                        bundle.root())
                    .wish())
            .generate();
    boolean binds = invocation.given().flag(GenerateCommand.BIND);
    if (!binds) {
      made.draft().write();
      tellWritten(made);
    }
    if (made.ids().isEmpty()) {
      invocation.console().progress("There is nothing that no bundle has yet.");
    }
    if (!made.left().isEmpty()) {
      warnings.add(left(made.left()));
    }
    warnings.addAll(made.doubts());
    tell(warnings.list());
    boolean done = made.ids().isEmpty() || (binds ? bound(made) : settled(made));
    boolean json = invocation.common().format() == Format.JSON;
    if (json && invocation.spelling() == Spelling.NATIVE) {
      List<String> keys = made.ids().keySet().stream().map(Object::toString).toList();
      invocation
          .console()
          .result(Envelope.generated(made.draft().changed(), keys, session.diagnostics().list()));
    }
    return done ? Exit.DONE : Exit.FAILED;
  }

  private static Diagnostic left(List<String> lines) {
    return Diagnostic.warning(
            "generate-left-out", "not everything could be written down as it should be")
        .detail(String.join("\n", lines));
  }

  private void tell(List<Diagnostic> found) {
    invocation.console().report(found);
    session.diagnostics().addAll(found);
  }

  private void tellWritten(Generated made) {
    made.draft().changed().forEach(path -> invocation.console().progress("Wrote " + path));
  }

  /// Whether the bundle reads what was written.
  private boolean settled(Generated made) {
    Read read = read();
    tell(read.diagnostics().stream().filter(Exit::isError).toList());
    if (read.bundle().isEmpty() || read.hasErrors()) {
      return false;
    }
    if (!read.bundle().get().resources().keySet().containsAll(made.ids().keySet())) {
      tell(List.of(notIncluded()));
    }
    return true;
  }

  private Read read() {
    Reading reading = new Reading(invocation);
    Selected selected = reading.select();
    return reading.resolve(
        selected, reading.withGit(Sessions.facts(session.site().workspace()), selected));
  }

  private static Diagnostic notIncluded() {
    return Diagnostic.warning(
            "generate-not-included", "the bundle does not read the files that were written")
        .detail("Add them to its root file: include: [resources/*.yml].");
  }

  /// Writes and binds, or neither: a resource whose file is there and whose object is not bound
  /// would be made a second time, one that is bound and has no file be deleted.
  private boolean bound(Generated made) {
    try (Trial trial = made.draft().tried()) {
      try {
        return bound(
            readable(made),
            made.ids(),
            () -> {
              trial.keep();
              tellWritten(made);
            });
      } finally {
        if (!trial.isKept()) {
          invocation.console().progress("Wrote nothing, as nothing was bound.");
        }
      }
    }
  }

  private Bundle readable(Generated made) {
    Read read = read();
    if (read.bundle().isEmpty() || read.hasErrors()) {
      throw new StopException(read.diagnostics().stream().filter(Exit::isError).toList());
    }
    Bundle now = read.bundle().get();
    if (!now.resources().keySet().containsAll(made.ids().keySet())) {
      throw new StopException(notIncluded().as(Severity.ERROR));
    }
    return now;
  }

  private boolean bound(Bundle bundle, SortedMap<ResourceKey, String> ids, Runnable granted) {
    Site old = session.site();
    Site site =
        new Site(
            bundle,
            old.git(),
            old.workspace(),
            old.folder(),
            old.gitCeiling(),
            old.clock(),
            old.author(),
            old.settle());
    Diagnostics warnings = new Diagnostics();
    Binding binding = new Binding(site);
    Bound bound = binding.propose(ids, warnings);
    boolean done =
        new BindingChanges(invocation, session.with(site), granted)
            .carryOut(binding, bound, warnings);
    if (done) {
      String what = ids.size() == 1 ? ids.firstKey() + "." : "%,d resources.".formatted(ids.size());
      invocation.console().progress("Bound " + what);
    }
    return done;
  }
}
