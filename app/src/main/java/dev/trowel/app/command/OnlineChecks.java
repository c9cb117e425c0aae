package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.command.Reading.Targets;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.core.online.Asker;
import dev.trowel.core.online.Deadline;
import dev.trowel.core.online.Deployed;
import dev.trowel.core.online.Online;
import dev.trowel.core.online.Subject;
import dev.trowel.core.state.StateStore;
import dev.trowel.core.workspace.NameLookup;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Lookup;
import dev.trowel.schema.load.Selected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Future;

/// `validate --online`: what reading tells, and what workspaces say of it in the time there is.
final class OnlineChecks {

  private final Invocation invocation;
  private final Reading reading;
  private final Optional<CurrentUser> named;
  private final Deadline deadline;
  private final Map<Map<String, String>, Future<Opened>> logins = new HashMap<>();

  /// Whoever is in a workspace, and the one asker for all targets that go there.
  private record Opened(Workspace workspace, Asker asker) {}

  /// A target, and what came of logging in for it.
  private record Visit(Selected selected, Optional<Opened> opened, List<Diagnostic> found) {}

  private OnlineChecks(Invocation invocation, Optional<CurrentUser> named, Deadline deadline) {
    this.invocation = invocation;
    this.reading = new Reading(invocation);
    this.named = named;
    this.deadline = deadline;
  }

  /// Reads every target, and asks its workspace where that was asked for.
  ///
  /// @param user who deploys; empty for whoever logs in
  /// @throws StopException when the options make no sense
  static Targets read(Invocation invocation, Optional<CurrentUser> user) {
    OnlineOptions options = OnlineOptions.of(invocation.given());
    if (!options.wanted()) {
      return new Reading(invocation).offlineEach(user);
    }
    try (Deadline deadline = Deadline.in(options.deadline())) {
      return new OnlineChecks(invocation, user, deadline).read();
    } catch (StopException e) {
      return new Targets(GitFacts.none(), new LinkedHashMap<>(), e.diagnostics());
    }
  }

  private Targets read() {
    List<Selected> targets = reading.selected();
    // All logins begin before the first is waited for.
    List<Future<Opened>> begun = targets.stream().map(this::login).toList();
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      visits.add(visit(targets.get(i), begun.get(i)));
    }
    SequencedMap<String, Read> read = new LinkedHashMap<>();
    visits.forEach(visit -> read.put(visit.selected().target(), resolve(visit)));
    ask(visits, read);
    Facts git = reading.withGit(offline(), targets.getFirst());
    return new Targets(git.git(), read, List.of());
  }

  /// The login for a target, which begins when it is first asked for.
  private Future<Opened> login(Selected selected) {
    return logins.computeIfAbsent(
        key(selected),
        _ ->
            deadline.start(() -> {
              Workspace workspace = Sessions.open(invocation, selected);
              return new Opened(workspace, new Asker(workspace.rest()));
            }));
  }

  /// Targets that log in the same way share a login; all do on the local workspace.
  private Map<String, String> key(Selected selected) {
    return LocalOptions.of(invocation.given(), invocation.caller().directory()).wanted()
        ? Map.of()
        : Sessions.settings(invocation, selected).environment();
  }

  private Visit visit(Selected selected, Future<Opened> login) {
    try {
      Optional<Opened> opened = deadline.await(login);
      List<Diagnostic> late =
          opened.isPresent() ? List.of() : unfinished(List.of("login, and all that comes after"));
      return new Visit(selected, opened, late);
    } catch (StopException e) {
      return new Visit(selected, Optional.empty(), e.diagnostics());
    }
  }

  private List<Diagnostic> unfinished(List<String> about) {
    return Online.unfinished(deadline.length(), about).stream().toList();
  }

  private Read resolve(Visit visit) {
    List<String> unasked = new ArrayList<>();
    Diagnostics found = new Diagnostics();
    Facts facts =
        visit.opened().map(opened -> online(opened, unasked, found)).orElseGet(this::offline);
    Read read = reading.resolve(visit.selected(), reading.withGit(facts, visit.selected()));
    found.addAll(visit.found());
    found.addAll(unfinished(unasked));
    return plus(read, found.list());
  }

  private Facts offline() {
    return Facts.offline(named, GitFacts.none());
  }

  private Facts online(Opened opened, List<String> unasked, Diagnostics found) {
    Facts facts = Sessions.facts(opened.workspace());
    Lookup lookup = NameLookup.in(opened.asker());
    Lookup timely =
        (kind, name) -> {
          try {
            return deadline
                .await(deadline.start(() -> lookup.find(kind, name)))
                .orElseGet(() -> {
                  unasked.add("lookup of " + kind + " '" + name + "'");
                  return new Lookup.Unasked();
                });
          } catch (StopException e) {
            found.addAll(e.diagnostics());
            return new Lookup.Unasked();
          }
        };
    return new Facts(named.or(facts::user), facts.git(), facts.host(), timely);
  }

  private void ask(List<Visit> visits, SequencedMap<String, Read> read) {
    List<String> targets = new ArrayList<>();
    List<Subject> subjects = new ArrayList<>();
    for (Visit visit : visits) {
      String target = visit.selected().target();
      visit
          .opened()
          .flatMap(opened ->
              Optional.ofNullable(read.get(target))
                  .flatMap(Read::bundle)
                  .map(bundle -> subject(visit, opened, bundle)))
          .ifPresent(subject -> {
            targets.add(target);
            subjects.add(subject);
          });
    }
    List<List<Diagnostic>> found = new Online(deadline).check(subjects);
    for (int i = 0; i < targets.size(); i++) {
      List<Diagnostic> more = found.get(i);
      read.computeIfPresent(targets.get(i), (_, each) -> plus(each, more));
    }
  }

  private static Read plus(Read read, List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(read.diagnostics());
    all.addAll(more);
    return read.with(all);
  }

  private Subject subject(Visit visit, Opened opened, Bundle bundle) {
    Workspace workspace = opened.workspace();
    StateStore states =
        new StateStore(
            Reading.localFolder(invocation.caller(), visit.selected()),
            workspace.files(),
            bundle.layout().state());
    return new Subject(
        bundle, workspace.host(), workspace.user(), opened.asker(), new Deployed(states::look));
  }
}
