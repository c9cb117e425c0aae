package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.console.Envelope;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.workspace.NameLookup;
import dev.trowel.core.workspace.Opened;
import dev.trowel.core.workspace.OtherIdentity;
import dev.trowel.core.workspace.User;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.login.LoginSettings;
import dev.trowel.core.workspace.login.LoginSettings.Written;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Opens bundle and workspace for a command: the tree names the host, the host says who we are, and
/// that completes the tree (design.md 4, steps 2 to 6).
final class Sessions {

  private static final String NO_CREDENTIALS = "credentials-missing";

  private final Invocation invocation;
  private final Reading reading;

  private final boolean isEarly;

  private Sessions(Invocation invocation) {
    this(invocation, false);
  }

  private Sessions(Invocation invocation, boolean isEarly) {
    this.invocation = invocation;
    this.reading = new Reading(invocation);
    this.isEarly = isEarly;
  }

  /// Runs `work` on a bundle without errors; with errors, reports them and ends as [Exit#INVALID].
  static Exit run(Invocation invocation, Function<Session, Exit> work) {
    return new Sessions(invocation).run(work);
  }

  /// The same, for what looks at the state first: it is read meanwhile. And it may begin before the
  /// workspace said who is logged in, as who that was last. It begins anew when that turns out to
  /// be wrong: `work` must show and change nothing before it has read from the workspace, which
  /// gives no answer before that is clear.
  static Exit early(Invocation invocation, Function<Session, Exit> work) {
    return new Sessions(invocation, true).run(work);
  }

  /// Reads the bundle as the incumbent's `validate` does, with what the workspace says of who
  /// deploys. Without credentials that stays symbolic; what else hinders logging in is a warning.
  static Read read(Invocation invocation) {
    return new Sessions(invocation).read();
  }

  private Read read() {
    invocation.engine().prepare();
    Selected selected;
    try {
      Scripts.preinit(invocation);
      selected = reading.select();
    } catch (StopException e) {
      return Read.stopped(e);
    }
    try {
      Located located = located(selected);
      Facts facts = reading.withGit(facts(located.workspace()), located.selected());
      Read read = reading.resolve(located.selected(), facts);
      if (!read.hasErrors() && read.bundle().isPresent()) {
        hooks(read.bundle().get(), located).run(Moment.POSTINIT);
      }
      return read;
    } catch (StopException e) {
      Read offline = reading.resolve(selected, reading.withGit(unknown(), selected));
      List<Diagnostic> all = new ArrayList<>(offline.diagnostics());
      e.diagnostics().stream()
          .filter(each -> !each.code().equals(NO_CREDENTIALS))
          .forEach(each -> all.add(each.as(Severity.WARNING)));
      return offline.with(all);
    }
  }

  private Hooks hooks(Bundle bundle, Located located) {
    return Hooks.of(
        bundle.root(),
        bundle.tree(),
        environment(located),
        new ProgressPrinter(invocation.console(), 0));
  }

  private Map<String, String> environment(Located located) {
    return Scripts.environment(
        invocation, located.selected().target(), located.workspace().host(), located.login());
  }

  private Exit run(Function<Session, Exit> work) {
    invocation.engine().prepare();
    Scripts.preinit(invocation);
    Selected selected;
    try {
      selected = reading.select();
    } catch (StopException e) {
      return invalid(e.diagnostics());
    }
    invocation.tally().target(selected.target());
    Allowing allowing = new Allowing(invocation.spelling());
    if (allowing.kept(selected).stream().anyMatch(Exit::isError)) {
      Read read = reading.resolve(selected, reading.withGit(unknown(), selected));
      return invalid(allowing.judged(read).kept());
    }
    LocalFolder found = Reading.localFolder(invocation.caller(), selected);
    LocalFolder folder = isEarly ? found.readAhead() : found;
    Located located = located(selected);
    try {
      return run(located, folder, work);
    } catch (OtherIdentity other) {
      return run(located.as(other.workspace()), folder, work);
    } catch (StopException stop) {
      located.confirmed().run();
      throw stop;
    }
  }

  /// Whether something runs or is told before anything is read from the workspace.
  private boolean doesMore(Bundle bundle, Located located, LocalFolder folder) {
    return !hooks(bundle, located).isEmpty()
        || !Values.mapping(bundle.tree(), "artifacts").entries().isEmpty()
        || !folder.isWritable();
  }

  private Read lenient(Read read) {
    return switch (invocation.spelling()) {
      case NATIVE -> read;
      case INCUMBENT -> Lenient.deployment(read);
    };
  }

  private Exit run(Located located, LocalFolder folder, Function<Session, Exit> work) {
    Workspace workspace = located.workspace();
    Facts facts = reading.withGit(facts(workspace), located.selected());
    Read found = lenient(reading.resolve(located.selected(), facts));
    Read read = found.with(new Allowing(invocation.spelling()).judged(found).kept());
    if (read.hasErrors() || read.bundle().isEmpty()) {
      located.confirmed().run();
      return invalid(read.diagnostics());
    }
    if (!read.diagnostics().isEmpty() || doesMore(read.bundle().get(), located, folder)) {
      located.confirmed().run();
    }
    invocation.console().report(read.diagnostics());
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(read.diagnostics());
    Site site =
        new Site(
            read.bundle().get(),
            facts.git(),
            workspace,
            folder,
            Reading.gitCeiling(invocation.caller()),
            invocation.engine().clock(),
            Authors.of(workspace, facts.git(), invocation.caller().environment()),
            Waiting.settle(invocation, located.reopening().isPresent()));
    hooks(read.bundle().get(), located).run(Moment.POSTINIT);
    return work.apply(
        new Session(
            site, workspace.host(), diagnostics, environment(located), located.reopening()));
  }

  /// What a target says of logging in.
  static LoginSettings settings(Invocation invocation, Selected selected) {
    return new LoginSettings(
        written(Values.mapping(selected.tree(), "workspace")),
        invocation.common().profile().orElse(null));
  }

  /// Logs in where a target goes, the local workspace where that is wanted.
  ///
  /// @throws StopException when that is not possible
  static Workspace open(Invocation invocation, Selected selected) {
    return new Sessions(invocation).located(selected).workspace();
  }

  /// A target and the workspace it goes to.
  ///
  /// @param login how another program logs in to it, as environment variables
  /// @param confirmed as [Opened#confirmed]
  private record Located(
      Selected selected,
      Workspace workspace,
      Map<String, String> login,
      Optional<String> reopening,
      Runnable confirmed) {

    /// The same, where it is known who is logged in.
    Located as(Workspace other) {
      return new Located(selected, other, login, reopening, () -> {});
    }
  }

  private Located located(Selected selected) {
    LocalOptions local = LocalOptions.of(invocation.given(), invocation.caller().directory());
    if (local.wanted()) {
      return local(selected, local);
    }
    LoginSettings settings = settings(invocation, selected);
    Opened opened =
        isEarly
            ? invocation.engine().loginEarly(settings)
            : Opened.certain(invocation.engine().login(settings));
    return new Located(
        selected, opened.workspace(), settings.environment(), Optional.empty(), opened.confirmed());
  }

  private Located local(Selected selected, LocalOptions local) {
    Path folder = local.folder().orElse(selected.root().resolve(LocalOptions.FOLDER));
    String user = local.user().orElseGet(() -> invocation.engine().gitUser(selected.root()));
    LocalHost host = invocation.engine().runLocal(folder, user);
    Workspace workspace = invocation.engine().local(host.uri());
    tell(selected, folder, workspace.user());
    Text there = new Text(Span.synthetic("--local"), host.uri().toString());
    Selected moved = selected.with(Values.put(selected.tree(), there, "workspace", "host"));
    return new Located(
        moved,
        workspace,
        Map.of("DATABRICKS_TOKEN", "local"),
        host.lasting() ? Optional.empty() : Optional.of(reopening(local)),
        () -> {});
  }

  private void tell(Selected selected, Path folder, User user) {
    String host = Values.text(selected.tree(), "workspace", "host");
    String instead = host == null || host.isEmpty() ? "" : " instead of " + host;
    invocation
        .console()
        .progressWrapped(
            "Local workspace in " + shown(folder) + " as " + user.userName() + instead);
  }

  /// The command that runs the same local workspace until it is interrupted.
  private String reopening(LocalOptions local) {
    Path here = invocation.caller().directory();
    Path directory = invocation.common().directory();
    return "trowel"
        + (directory.equals(here) ? "" : " -C " + shown(directory))
        + " local serve"
        + local.folder().map(folder -> " --local=" + shown(folder)).orElse("")
        + local.user().map(user -> " --local-user " + user).orElse("");
  }

  private Path shown(Path path) {
    Path start = invocation.caller().directory();
    return path.startsWith(start) && !path.equals(start) ? start.relativize(path) : path;
  }

  private static Map<String, Written> written(Value.Mapping section) {
    Map<String, Written> fields = new LinkedHashMap<>();
    section
        .entries()
        .forEach((name, entry) -> {
          if (entry.value() instanceof Text(Span span, String text)) {
            fields.put(name, new Written(text, span));
          }
        });
    return fields;
  }

  private static Facts unknown() {
    return Facts.offline(Optional.empty(), GitFacts.none());
  }

  /// What a workspace says of who deploys.
  static Facts facts(Workspace workspace) {
    User user = workspace.user();
    return new Facts(
        Optional.of(new CurrentUser(user.userName(), user.id(), user.displayName(), user.groups())),
        GitFacts.none(),
        Optional.of(workspace.host().toString()),
        NameLookup.in(workspace.rest()));
  }

  private Exit invalid(List<Diagnostic> diagnostics) {
    invocation.console().report(diagnostics);
    invocation.tally().count(Findings.of(diagnostics));
    if (invocation.spelling() == Spelling.NATIVE && invocation.common().format() == Format.JSON) {
      invocation.console().result(Envelope.failed(invocation.command(), diagnostics));
    }
    return Exit.INVALID;
  }
}
