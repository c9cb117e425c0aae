package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.value;

import dev.trowel.core.model.Approvals;
import dev.trowel.core.model.Pick;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.bundle.GateSettings.Gate;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Agrees to a version, for gates that ask a group.
final class ModelApprove implements ModelVerb {
  private static final String TO = "--to";

  @Override
  public List<String> details() {
    return List.of(
        "",
        "Puts a tag on the version that says who agreed, and when. Only members of the",
        "groups that the gates' approval names can; a copy keeps the tag. Gates that only",
        "the target has that it is to go to are found with --to.");
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(value("TARGET", "Where it is to go, whose gates ask.", TO));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return ModelArguments.of("KEY VERSION", "A model of the bundle, and a version of it.");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<String> given = ModelArguments.given(invocation, "a model and a version", 2, 2);
    Pick pick = Pick.of(given.getLast());
    if (pick.target().isPresent()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "the target of a version to approve is that of -t"));
    }
    return Sessions.run(
        invocation,
        session -> {
          List<Gate> own = GateSettings.of(session.bundle().tree());
          Optional<String> to =
              invocation
                  .given()
                  .value(TO)
                  .filter(target -> !target.equals(session.bundle().target()));
          return to.isEmpty()
              ? approve(invocation, session, own)
              : Sessions.run(
                  invocation.aimedAt(to.get()),
                  there -> {
                    List<Gate> all = new ArrayList<>(own);
                    all.addAll(GateSettings.of(there.bundle().tree()));
                    return approve(invocation, session, all);
                  });
        });
  }

  private static Exit approve(Invocation invocation, Session session, List<Gate> gates) {
    List<String> given = invocation.given().arguments();
    Pick pick = Pick.of(given.getLast());
    List<String> groups = new Approvals(session.site(), gates).approve(given.getFirst(), pick);
    if (!ModelQuiet.isGiven(invocation)) {
      invocation
          .console()
          .progressWrapped(
              "Approved %s of %s for %s."
                  .formatted(given.getLast(), given.getFirst(), String.join(", ", groups)));
    }
    return Exit.DONE;
  }
}
