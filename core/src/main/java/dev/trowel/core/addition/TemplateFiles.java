package dev.trowel.core.addition;

import dev.trowel.core.template.Initializer;
import dev.trowel.core.template.Question;
import dev.trowel.core.template.Questions;
import dev.trowel.core.template.TemplateRequest;
import dev.trowel.core.template.WorkspaceFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Has a template make files without anybody being asked.
///
/// @param workspace what templates may ask of the workspace
/// @param environment the environment variables
/// @param version which release of this program it is
public record TemplateFiles(
    WorkspaceFacts workspace, Map<String, String> environment, String version) {

  private static final String OUT = "made";

  public TemplateFiles {
    environment = Map.copyOf(environment);
  }

  /// What our own template makes of these answers.
  ///
  /// @param recorded whether the record of the answers is wanted, too
  List<NewFile> own(Map<String, String> answers, boolean recorded) {
    List<String> options = new ArrayList<>();
    answers.forEach((name, value) -> options.add(name + "=" + value));
    try (ScratchFolder scratch = ScratchFolder.make()) {
      return made("mlops", Optional.empty(), options, recorded, scratch);
    }
  }

  /// What a template in the scratch folder makes of the answers in a file there.
  List<NewFile> madeByFile(String template, String file, ScratchFolder scratch) {
    return made(template, Optional.of(file), List.of(), false, scratch);
  }

  private List<NewFile> made(
      String template,
      Optional<String> file,
      List<String> options,
      boolean recorded,
      ScratchFolder scratch) {
    TemplateRequest request =
        new TemplateRequest(
            template,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            file,
            options,
            Optional.of(OUT),
            recorded,
            scratch.path(),
            environment,
            version);
    new Initializer(request, new Nobody(), workspace).run();
    return scratch.files(OUT);
  }

  /// Nobody is there to answer, and what a template says on the way is about a project of its own.
  private static final class Nobody implements Questions {
    @Override
    public boolean canAsk() {
      return false;
    }

    @Override
    public Reply ask(Question question) {
      throw new IllegalStateException("nobody can be asked " + question.name());
    }

    @Override
    public void refuse(String why) {}

    @Override
    public void tell(String text) {}

    @Override
    public void warn(List<Diagnostic> warnings) {}
  }
}
