package dev.trowel.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.app.console.AllReport;
import dev.trowel.app.console.AllReport.Row;
import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.Sums;
import dev.trowel.app.option.AllOptions;
import dev.trowel.app.option.Format;
import dev.trowel.core.monorepo.BundleFolders;
import dev.trowel.core.monorepo.Reach;
import dev.trowel.core.select.GitChanges;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.source.Slashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/// Runs one command for every bundle below a folder, one after the other.
final class EveryBundle {

  private static final String ROOT = "DATABRICKS_BUNDLE_ROOT";

  private final Invocation all;
  private final AllOptions options;
  private final Engine.Factory engines;
  private final Function<Invocation, Exit> run;

  /// @param all the call that is meant for all bundles
  /// @param engines opens one for each bundle, so that each lets go of what it holds
  /// @param run runs the command for one of them, whatever stops it
  EveryBundle(
      Invocation all, AllOptions options, Engine.Factory engines, Function<Invocation, Exit> run) {
    this.all = all;
    this.options = options;
    this.engines = engines;
    this.run = run;
  }

  /// Runs it for all.
  ///
  /// @return the gravest of all exits
  /// @throws StopException when there is nothing to run it for
  Exit run() {
    List<Path> folders = BundleFolders.below(start(), Reading.gitCeiling(all.caller()));
    List<Path> chosen = changed(folders);
    List<Row> rows = new ArrayList<>();
    Exit worst = Exit.DONE;
    for (Path folder : chosen) {
      boolean goesOn = !all.engine().halt().isAsked() && !(options.failFast() && worst.isFailure());
      if (goesOn) {
        Tally tally = new Tally();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Exit exit = run(folder, tally, printed);
        worst = worst.orWorse(exit);
        rows.add(row(folder, tally.sums(), exit, printed.toString(UTF_8)));
      } else {
        rows.add(new Row(name(folder), Sums.NONE, "not run", -1, ""));
      }
    }
    List<Path> left = new ArrayList<>(folders);
    left.removeAll(chosen);
    print(new AllReport(all.command(), rows, left.stream().map(this::name).toList()));
    return worst;
  }

  private Row row(Path folder, Sums sums, Exit exit, String printed) {
    return new Row(name(folder), sums, exit.word(), exit.code(all.spelling()), printed);
  }

  private Path start() {
    return all.common().directory();
  }

  private boolean isJson() {
    return all.common().format() == Format.JSON;
  }

  private String name(Path folder) {
    String relative = Slashes.relative(start(), folder);
    return relative.isEmpty() ? "." : relative;
  }

  private void print(AllReport report) {
    all.console().result(isJson() ? report.json() : report.text());
  }

  private Exit run(Path folder, Tally tally, ByteArrayOutputStream printed) {
    if (isJson()) {
      all.console().progress(AllReport.heading(name(folder)).strip());
      PrintStream out = new PrintStream(printed, false, UTF_8);
      Exit exit = run(folder, tally, all.console().printingTo(out));
      out.flush();
      return exit;
    }
    all.console().result(AllReport.heading(name(folder)));
    // Findings go to another stream, and must not come before it.
    all.console().flush();
    Exit exit = run(folder, tally, all.console());
    all.console().result("\n");
    all.console().flush();
    return exit;
  }

  private Exit run(Path folder, Tally tally, Console console) {
    try (Engine engine = engines.open(all.common().debug())) {
      return run.apply(
          new Invocation(
              all.command(),
              all.spelling(),
              all.given(),
              all.common().in(folder),
              caller(),
              console.withExcerpts(() -> Optional.of(folder)),
              engine,
              tally));
    }
  }

  /// What names one bundle for all commands names none here.
  private Caller caller() {
    Map<String, String> environment = new HashMap<>(all.caller().environment());
    environment.remove(ROOT);
    return all.caller().with(environment);
  }

  private List<Path> changed(List<Path> folders) {
    if (options.since().isEmpty()) {
      return folders;
    }
    SortedSet<Path> files = new GitChanges(start()).sinceFork(options.since().get());
    return folders.stream().filter(folder -> reach(folder).meets(files)).toList();
  }

  /// What cannot be read is found out by reading it: a bundle that is broken is not left out.
  private static Reach reach(Path folder) {
    try {
      Path root = folder.toRealPath();
      return Reach.of(root, BundleReader.selectAll(root, Options.none()));
    } catch (StopException | IOException e) {
      return Reach.EVERYWHERE;
    }
  }
}
