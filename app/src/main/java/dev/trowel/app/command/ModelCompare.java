package dev.trowel.app.command;

import dev.trowel.app.console.VersionsPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.core.model.Pick;
import dev.trowel.core.model.Registered;
import dev.trowel.core.model.VersionView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Shows versions of a model beside each other.
final class ModelCompare implements ModelVerb {
  private static final int MOST = 5;

  @Override
  public List<String> details() {
    return List.of(
        "",
        "Metrics, parameters and tags of the runs that made them. A version is a number,",
        "an alias or a stage, of another target where one stands before it:",
        "trowel model compare taxi -t prod @champion staging:@champion");
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return ModelArguments.of("KEY VERSION VERSION…", "A model, and two to five versions of it.");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<String> given =
        ModelArguments.given(invocation, "a model and two to five versions", 3, 1 + MOST);
    List<Pick> picks = given.stream().skip(1).map(Pick::of).toList();
    return new Run(invocation, given.getFirst(), given.subList(1, given.size()), picks)
        .next(List.of());
  }

  /// One call.
  ///
  /// @param names how the versions were named
  private record Run(Invocation invocation, String key, List<String> names, List<Pick> picks) {

    /// Reads one version after the other, each in its own target.
    Exit next(List<VersionView> read) {
      if (read.size() == picks.size()) {
        return print(read);
      }
      Pick pick = picks.get(read.size());
      Invocation there = pick.target().map(invocation::aimedAt).orElse(invocation);
      return Sessions.run(
          there,
          session -> {
            List<VersionView> more = new ArrayList<>(read);
            Registered model = Registered.of(session.site(), key);
            int same = read.size();
            more.add(VersionView.of(model, pick.in(model)));
            while (more.size() < picks.size()
                && picks.get(more.size()).target().equals(pick.target())) {
              more.add(VersionView.of(model, picks.get(++same).in(model)));
            }
            return next(more);
          });
    }

    private Exit print(List<VersionView> read) {
      VersionsPrinter printer = new VersionsPrinter(names, read);
      invocation
          .console()
          .result(
              invocation.common().format() == Format.JSON
                  ? printer.json()
                  : printer.text(invocation.console().resultWidth()));
      return Exit.DONE;
    }
  }
}
