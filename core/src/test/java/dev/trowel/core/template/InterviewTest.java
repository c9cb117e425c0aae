package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.template.text.Functions;
import dev.trowel.core.template.text.Templates;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterviewTest {

  private static final String SCHEMA =
      """
      {"properties": {
        "what": {"type": "string", "description": "Project or CI?", "order": 1,
                 "default": "all", "enum": ["ci", "all"]},
        "name": {"type": "string", "description": "Name for {{.what}}", "order": 2,
                 "default": "fares", "pattern": "^[a-z]+$",
                 "pattern_match_failure_message": "letters only"},
        "root": {"type": "string", "description": "Root", "order": 3, "default": "{{.name}}",
                 "skip_prompt_if": {"properties": {"what": {"const": "all"}}}},
        "count": {"type": "integer", "description": "How many", "order": 4, "default": 2},
        "free": {"type": "string", "description": "Free", "default": "x",
                 "skip_prompt_if": {"anyOf": [{"properties": {"count": {"const": 7}}},
                                              {"properties": {"count": {"const": 8}}}]}}
      }}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeSchema() {
    TestFiles.write(folder, TemplateSchema.FILE, SCHEMA);
  }

  @Test
  void takesDefaultsWhereNobodyIsThere() {
    assertThat(answers(new NoQuestions(), Map.of()))
        .isEqualTo(
            Map.of("what", "all", "name", "fares", "root", "fares", "count", 2L, "free", "x"));
  }

  @Test
  void asksInOrderWithRenderedDefaults() {
    ScriptedQuestions asked = new ScriptedQuestions("ci", "trips", "", "5", "z");
    assertThat(answers(asked, Map.of()))
        .isEqualTo(
            Map.of("what", "ci", "name", "trips", "root", "trips", "count", 5L, "free", "z"));
    assertThat(asked.asked())
        .containsExactly("what=all", "name=fares", "root=trips", "count=2", "free=x");
  }

  @Test
  void leavesOutQuestionsWhoseConditionHolds() {
    ScriptedQuestions asked = new ScriptedQuestions("all", "trips", "8");
    assertThat(answers(asked, Map.of())).containsEntry("root", "trips").containsEntry("free", "x");
    assertThat(asked.asked()).containsExactly("what=all", "name=fares", "count=2");
  }

  @Test
  void asksAgainAfterAnAnswerThatIsNotAllowed() {
    ScriptedQuestions asked = new ScriptedQuestions("all", "No1", "trips", "many", "7");
    assertThat(answers(asked, Map.of())).containsEntry("name", "trips").containsEntry("count", 7L);
    assertThat(asked.asked())
        .containsExactly(
            "what=all",
            "name=fares",
            "no: letters only",
            "name=fares",
            "count=2",
            "no: it must be a whole number",
            "count=2");
  }

  @Test
  void goesBackOverQuestionsThatWereLeftOut() {
    ScriptedQuestions asked =
        new ScriptedQuestions("all", "trips", "<", "taxis", "<", "<", "ci", "rides", "", "7");
    assertThat(answers(asked, Map.of()))
        .isEqualTo(
            Map.of("what", "ci", "name", "rides", "root", "rides", "count", 7L, "free", "x"));
    assertThat(asked.asked())
        .containsExactly(
            "what=all",
            "name=fares",
            "count=2",
            "name=fares",
            "count=2",
            "name=fares",
            "what=all",
            "name=fares",
            "root=rides",
            "count=2");
  }

  @Test
  void doesNotAskForWhatWasGiven() {
    ScriptedQuestions asked = new ScriptedQuestions("ci", "", "7");
    Given name = new Given("trips", Span.at("answers.json", 1, 2));
    assertThat(answers(asked, Map.of("name", name)))
        .containsEntry("name", "trips")
        .containsEntry("root", "trips");
    assertThat(asked.asked()).containsExactly("what=all", "root=trips", "count=2");
  }

  @Test
  void refusesAGivenAnswerBeforeAnybodyIsAsked() {
    Given name = new Given("No1", Span.at("answers.json", 1, 2));
    assertThatThrownBy(() -> answers(new ScriptedQuestions(), Map.of("name", name)))
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(stop.diagnostics().getFirst().spans())
                    .containsExactly(Span.at("answers.json", 1, 2)));
  }

  private Map<String, Object> answers(Questions questions, Map<String, Given> given) {
    Texts texts = new Texts(Templates.of(Functions.none()));
    TemplateSchema schema = SchemaReader.read(folder, "");
    return new Interview(schema, texts, questions, given, List::of).answers();
  }
}
