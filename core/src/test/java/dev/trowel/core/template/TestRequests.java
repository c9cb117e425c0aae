package dev.trowel.core.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds requests of which tests say only what matters to them.
final class TestRequests {

  private final Path directory;
  private final String template;
  private Optional<String> answersFile = Optional.empty();
  private List<String> answers = List.of();
  private Optional<String> output = Optional.empty();
  private Optional<String> branch = Optional.empty();
  private Optional<String> tag = Optional.empty();
  private Optional<String> subfolder = Optional.empty();
  private Map<String, String> environment = Map.of();
  private boolean recorded;

  private TestRequests(Path directory, String template) {
    this.directory = directory;
    this.template = template;
  }

  static TestRequests of(Path directory, String template) {
    return new TestRequests(directory, template);
  }

  TestRequests answers(Optional<String> file) {
    answersFile = file;
    return this;
  }

  TestRequests set(String... options) {
    answers = List.of(options);
    return this;
  }

  TestRequests output(String folder) {
    output = Optional.of(folder);
    return this;
  }

  TestRequests branch(String name) {
    branch = Optional.of(name);
    return this;
  }

  TestRequests tag(String name) {
    tag = Optional.of(name);
    return this;
  }

  TestRequests subfolder(String name) {
    subfolder = Optional.of(name);
    return this;
  }

  TestRequests environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  TestRequests recorded() {
    recorded = true;
    return this;
  }

  TemplateRequest build() {
    return new TemplateRequest(
        template,
        subfolder,
        branch,
        tag,
        answersFile,
        answers,
        output,
        recorded,
        directory,
        environment,
        "1.2.3");
  }
}
