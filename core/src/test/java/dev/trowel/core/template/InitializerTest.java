package dev.trowel.core.template;

import static dev.trowel.core.template.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitializerTest {

  private static final String SCHEMA =
      """
      {
        "welcome_message": "Welcome, {{upper `you`}}",
        "success_message": "Made {{.name}}",
        "properties": {
          "name": {"type": "string", "description": "?", "default": "fares", "order": 1},
          "count": {"type": "integer", "description": "?", "default": 3}
        }
      }
      """;

  @TempDir Path folder;
  private final NoQuestions questions = new NoQuestions();

  @BeforeEach
  void writeTemplate() {
    write(folder, "t/databricks_template_schema.json", SCHEMA);
    write(folder, "t/template/{{.name}}/a.txt", "a");
    write(folder, "t/template/{{.name}}/b/c.txt", "c");
  }

  @Test
  void tellsWhatItMade() {
    Initialized made = run(request());
    assertThat(made.files()).containsExactly("fares/a.txt", "fares/b/c.txt");
    assertThat(made.folder()).isEqualTo("fares");
    assertThat(made.message()).contains("Made fares");
    assertThat(questions.told()).containsExactly("Welcome, YOU");
  }

  @Test
  void recordsAnswersInTheFolderOfTheProject() {
    run(request().set("count=7").recorded());
    assertThat(folder.resolve("fares/.trowel/answers.json"))
        .hasContent(
            """
            {
              "version": 1,
              "template": {
                "source": "../t",
                "revision": ""
              },
              "answers": {
                "name": "fares",
                "count": 7
              }
            }
            """);
  }

  @Test
  void recordsNothingUnlessItIsWanted() {
    run(request());
    assertThat(folder.resolve("fares/.trowel")).doesNotExist();
  }

  @Test
  void leavesTheRecordOfAnotherTemplate() {
    write(folder, "fares/.trowel/answers.json", "mine");
    run(request().recorded());
    assertThat(folder.resolve("fares/.trowel/answers.json")).hasContent("mine");
    assertThat(questions.warnings().getFirst().code()).isEqualTo("answers-unrecorded");
  }

  @Test
  void warnsOfAnswersThatNobodyAskedFor() {
    write(folder, "answers.json", "{\"nmae\": \"trips\"}");
    run(request().answers(Optional.of("answers.json")));
    Diagnostic warning = questions.warnings().getFirst();
    assertThat(warning.code()).isEqualTo("unknown-answer");
    assertThat(warning.detail()).startsWith("Did you mean name?");
    assertThat(warning.spans().getFirst()).hasToString("answers.json:1:2");
  }

  @Test
  void takesTheCommandLineBeforeTheFile() {
    write(folder, "answers.yml", "name: trips\n");
    Initialized made = run(request().answers(Optional.of("answers.yml")).set("name=taxis"));
    assertThat(made.folder()).isEqualTo("taxis");
    assertThat(questions.warnings()).isEmpty();
  }

  @Test
  void refusesOptionsThatAreNoAnswers() {
    assertThatThrownBy(() -> run(request().set("nmae=trips", "count=many", "oops")))
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.diagnostics()).hasSize(3));
  }

  @Test
  void needsTheFileOfAnswersThatWasNamed() {
    assertThatThrownBy(() -> run(request().answers(Optional.of("nowhere.json"))))
        .isInstanceOf(StopException.class)
        .hasMessage("there is no file of answers at nowhere.json");
  }

  @Test
  void isDoneOnce() {
    run(request());
    assertThatThrownBy(() -> run(request()))
        .isInstanceOf(StopException.class)
        .hasMessage("failed to initialize template, one or more files already exist: fares/a.txt");
  }

  private TestRequests request() {
    return TestRequests.of(folder, "t");
  }

  private Initialized run(TestRequests request) {
    return new Initializer(request.build(), questions, new TestFacts()).run();
  }
}
