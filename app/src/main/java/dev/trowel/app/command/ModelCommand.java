package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A command on models: one class for all in the table of commands, which every call of the program
/// loads; what they do is loaded when they are called.
///
/// @param verb its second word; both words of the one on endpoints that serve models
/// @param summary what it does, one line
record ModelCommand(String verb, String summary) implements Command {

  /// Moves traffic between the models of an endpoint.
  static final String SHIFT = "endpoint shift";

  @Override
  public String name() {
    return verb.equals(SHIFT) ? verb : "model " + verb;
  }

  @Override
  public List<String> details(Spelling spelling) {
    return made().details();
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    List<OptionSpec> options = new ArrayList<>(made().options());
    if (!verb.equals(SHIFT)) {
      options.add(ModelQuiet.option());
    }
    return List.copyOf(options);
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return made().arguments();
  }

  @Override
  public Exit run(Invocation invocation) {
    return made().run(invocation);
  }

  private ModelVerb made() {
    return switch (verb) {
      case "list" -> new ModelList();
      case "show" -> new ModelShow();
      case "compare" -> new ModelCompare();
      case "promote" -> new ModelPromote();
      case "rollback" -> new ModelRollback();
      case "alias" -> new ModelAlias();
      case "approve" -> new ModelApprove();
      case "health" -> new ModelHealth();
      case SHIFT -> new EndpointShift();
      default -> throw new IllegalStateException("no such command: " + name());
    };
  }
}
