package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.console.Envelope;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
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
import dev.trowel.schema.load.Selected;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
                new Wishes(invocation.given(), invocation.common().directory(), bundle.root())
                    .wish())
            .generate();
    made.draft().write();
    made.draft().changed().forEach(path -> invocation.console().progress("Wrote " + path));
    if (made.ids().isEmpty()) {
      invocation.console().progress("There is nothing that no bundle has yet.");
    }
    if (!made.left().isEmpty()) {
      warnings.add(left(made.left()));
    }
    warnings.addAll(made.doubts());
    tell(warnings.list());
    boolean done = made.ids().isEmpty() || settled(made.ids());
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

  /// Reads the bundle as it is now, and binds what was written where that is wanted.
  private boolean settled(SortedMap<ResourceKey, String> ids) {
    Reading reading = new Reading(invocation);
    Selected selected = reading.select();
    Read read =
        reading.resolve(
            selected, reading.withGit(Sessions.facts(session.site().workspace()), selected));
    Optional<Bundle> now = read.bundle();
    tell(read.diagnostics().stream().filter(Exit::isError).toList());
    if (now.isEmpty() || read.hasErrors()) {
      return false;
    }
    SortedMap<ResourceKey, String> there = new TreeMap<>(ids);
    there.keySet().retainAll(now.get().resources().keySet());
    if (there.size() < ids.size()) {
      tell(List.of(notIncluded()));
    }
    return !invocation.given().flag(GenerateCommand.BIND)
        || there.isEmpty()
        || bound(now.get(), there);
  }

  private static Diagnostic notIncluded() {
    return Diagnostic.warning(
            "generate-not-included", "the bundle does not read the files that were written")
        .detail("Add them to its root file: include: [resources/*.yml].");
  }

  private boolean bound(Bundle bundle, SortedMap<ResourceKey, String> ids) {
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
        new BindingChanges(invocation, session.with(site)).carryOut(binding, bound, warnings);
    if (done) {
      String what = ids.size() == 1 ? ids.firstKey() + "." : "%,d resources.".formatted(ids.size());
      invocation.console().progress("Bound " + what);
    }
    return done;
  }
}
