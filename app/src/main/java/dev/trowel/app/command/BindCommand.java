package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.console.Envelope;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Binding;
import dev.trowel.core.deploy.Binding.Bound;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Records an object that is there as that of a resource (format.md 4.9).
///
/// @param name its words, `bind` or those of the incumbent
record BindCommand(String name) implements Command {

  @Override
  public String summary() {
    return "Have a resource manage an object that is there.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "ID is the object's id in the workspace: a job's number, the full name of a",
        "schema. Shows what the next deployment would change of it, and asks. The",
        "object itself stays as it is until then.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        flag("Do not ask.", "--auto-approve"),
        flag("Take the lock, whoever holds it.", "--force-lock"));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        PositionalParamSpec.builder()
            .paramLabel("KEY ID")
            .description("A resource, such as jobs.train, and the object's id.")
            .hideParamSyntax(true)
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
  }

  @Override
  public Exit run(Invocation invocation) {
    List<String> arguments = invocation.given().arguments();
    if (arguments.size() != 2 || arguments.getLast().isBlank()) {
      throw new StopException(
          Diagnostic.error("bad-usage", name + " takes a key and an id")
              .detail("Such as: trowel bind jobs.train 123"));
    }
    return Sessions.run(
        invocation,
        session ->
            Elsewhere.run(
                invocation,
                session,
                there ->
                    new Run(invocation, there, arguments.getFirst(), arguments.getLast()).run()));
  }

  /// One call.
  private record Run(Invocation invocation, Session session, String text, String id) {

    Exit run() {
      ResourceKey key = Naming.key(text, session.bundle(), List.of());
      Diagnostics warnings = new Diagnostics();
      Binding binding = new Binding(session.site());
      SortedMap<ResourceKey, String> ids = new TreeMap<>();
      ids.put(key, id);
      Bound bound = binding.propose(ids, warnings);
      boolean done =
          new BindingChanges(invocation, session, () -> {}).carryOut(binding, bound, warnings);
      String what = Kinds.of(key).map(ResourceKind::singular).orElse(key.kind());
      if (done) {
        invocation
            .console()
            .progress(
                bound.there().containsKey(key)
                    ? "%s is bound to the %s with the id '%s' already".formatted(key, what, id)
                    : "Successfully bound %s with an id '%s'".formatted(what, id));
      }
      boolean json = invocation.common().format() == Format.JSON;
      if (json && invocation.spelling() == Spelling.NATIVE) {
        invocation
            .console()
            .result(
                Envelope.bound(
                    "bind",
                    done ? List.of(key.toString()) : List.of(),
                    session.diagnostics().list()));
      }
      return done ? Exit.DONE : Exit.FAILED;
    }
  }
}
