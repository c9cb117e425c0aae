package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Outcome;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every kind makes of bad settings, of a workspace that was changed by hand, and of answers
/// that say no or never come.
final class KindBadInputTest {

  @TempDir Path folder;

  static Stream<KindCase> kinds() {
    return Lab.cases().stream();
  }

  static Stream<KindCase> kindsWithRequiredFields() {
    return kinds().filter(each -> !schema(each).settings().required().isEmpty());
  }

  static Stream<KindCase> kindsWithChoices() {
    return kinds().filter(each -> BadSettings.of(schema(each)).withBadChoice().isPresent());
  }

  private static KindSchema schema(KindCase each) {
    return Schemas.kind(each.kind().name()).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("kindsWithRequiredFields")
  void aMissingRequiredFieldIsReportedBeforeAnythingIsSent(KindCase each) throws IOException {
    for (String field : schema(each).settings().required()) {
      ObjectNode settings = each.settings();
      settings.remove(field);
      settings.put("comment", "one that is there");

      List<Diagnostic> found = BadSettings.read(folder, each.kind().name(), settings);

      assertThat(found)
          .as(field)
          .anySatisfy(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("required-field-missing");
            assertThat(diagnostic.summary()).contains("\"" + field + "\"");
            assertThat(diagnostic.spans().getFirst().line()).isPositive();
          });
    }
  }

  @ParameterizedTest
  @MethodSource("kindsWithChoices")
  void aValueOutOfRangeIsReportedBeforeAnythingIsSent(KindCase each) throws IOException {
    ObjectNode settings = each.settings();
    settings.setAll(BadSettings.of(schema(each)).withBadChoice().orElseThrow());

    List<Diagnostic> found = BadSettings.read(folder, each.kind().name(), settings);

    assertThat(found)
        .as("%s", settings)
        .anySatisfy(diagnostic -> {
          assertThat(diagnostic.code()).isEqualTo("value-not-a-choice");
          assertThat(diagnostic.summary()).contains(BadSettings.NO_CHOICE);
          assertThat(diagnostic.spans().getFirst().line()).isPositive();
        });
  }

  /// A kind whose id is its name goes on with the object that has the name now; of the others, one
  /// more is made, or the workspace refuses because the name is taken. What was made by hand stays.
  @ParameterizedTest
  @MethodSource("kinds")
  void recreatedOutsideUnderTheSameNameIsNotDoubled(KindCase each) throws IOException {
    ObjectNode settings = each.settings();
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(settings));
      String before = lab.id();
      lab.deleteOutside();
      String outside = lab.createOutside(settings);

      Outcome outcome = lab.tryDeploy(Optional.of(settings));

      if (outside.equals(before)) {
        assertThat(outcome.failed()).isEmpty();
        assertThat(lab.id()).isEqualTo(outside);
        assertThat(lab.made(settings)).isEqualTo(2);
      } else if (outcome.failed().isEmpty()) {
        assertThat(lab.id()).isNotIn(before, outside);
        assertThat(lab.made(settings)).isEqualTo(3);
      } else {
        assertThat(lab.made(settings)).isEqualTo(2);
        assertThat(outcome.failed().values())
            .allSatisfy(why -> assertThat(why.code()).isEqualTo("api-refused"));
      }
      assertThat(lab.isThere(outside)).isTrue();
      if (outcome.failed().isEmpty()) {
        assertThat(Lab.word(lab.change(settings))).isEqualTo("nothing");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatMayNotBeDeletedIsAnErrorAndStaysRecorded(KindCase each) throws IOException {
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(each.settings()));
      String id = lab.id();
      lab.forbidDeleting();

      Outcome outcome = lab.tryDeploy(Optional.empty());

      assertThat(outcome.failed().values())
          .singleElement()
          .satisfies(why -> {
            assertThat(why.code()).isEqualTo("api-refused");
            assertThat(why.summary()).contains("403");
          });
      assertThat(lab.id()).isEqualTo(id);
      assertThat(lab.isThere(id)).isTrue();

      lab.heal();
      lab.deploy(Optional.empty());
      assertThat(lab.isRecorded()).isFalse();
      assertThat(lab.isThere(id)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anObjectWhoseCreateWasNeverAnsweredIsFoundOrReported(KindCase each) throws IOException {
    ObjectNode settings = BadSettings.of(schema(each)).deployed(each.settings());
    try (Lab lab = new Lab(each, folder)) {
      lab.loseAnswersToCreate(settings);
      Outcome outcome = lab.tryDeploy(Optional.of(settings));
      lab.heal();

      assertThat(lab.made(settings)).as("objects in the workspace").isEqualTo(1);
      if (outcome.failed().isEmpty()) {
        assertThat(lab.isThere(lab.id())).isTrue();
        assertThat(Lab.word(lab.change(settings))).isEqualTo("nothing");
      } else {
        assertThat(lab.candidates(settings)).as("what could have been found").isEmpty();
        assertThat(outcome.failed().values())
            .allSatisfy(why -> assertThat(why.code()).isEqualTo("effect-unknown"));
        assertThat(lab.isRecorded()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void killedAfterTheCreateTheNextRunGoesOn(KindCase each) throws IOException {
    ObjectNode settings = each.settings();
    try (Lab lab = new Lab(each, folder)) {
      lab.deployKilledAfterCreate(settings);

      assertThat(lab.isRecorded()).as("the journal has it").isTrue();
      assertThat(Lab.word(lab.change(settings))).isIn("nothing", "update");
      lab.deploy(Optional.of(settings));

      assertThat(lab.made(settings)).as("objects in the workspace").isEqualTo(1);
      assertThat(lab.isThere(lab.id())).isTrue();
      assertThat(Lab.word(lab.change(settings))).isEqualTo("nothing");
    }
  }
}
