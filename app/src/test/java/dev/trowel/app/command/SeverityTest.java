package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How grave findings are in each spelling.
final class SeverityTest {

  private static final Path FIELD = Path.of("resources", "jobs", "j", "tags");

  @Test
  void refusesNativelyWhatCannotBeSentAsWritten() {
    assertThat(strict(Diagnostic.warning("wrong-type", "expected map, found string").at(FIELD)))
        .isEqualTo(Severity.ERROR);
    assertThat(strict(Diagnostic.warning("required-field-missing", "no name").at(FIELD)))
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void onlyWarnsOfKeysWithoutValueAndOutsideOfResources() {
    assertThat(strict(Diagnostic.warning("wrong-type", "expected map, found null").at(FIELD)))
        .isEqualTo(Severity.WARNING);
    assertThat(strict(Diagnostic.warning("wrong-type", "expected map").at(Path.of("permissions"))))
        .isEqualTo(Severity.WARNING);
    assertThat(strict(Diagnostic.warning("unknown-field", "unknown field: a").at(FIELD)))
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void leavesOutForTheIncumbentWhatItNeverWarnsOf() {
    Read read =
        read(Diagnostic.warning("variable-unused", "a"), Diagnostic.warning("unknown-field", "b"));

    assertThat(Lenient.known(read).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("unknown-field");
  }

  @Test
  void doesNotMissNativelyWhatWasLeftOutForItsType() {
    Diagnostic type = Diagnostic.warning("wrong-type", "expected string, found map").at(FIELD);
    Diagnostic nothing = Diagnostic.warning("wrong-type", "expected a string value, found null");
    String name = ((Path.Field) FIELD.steps().getLast()).name();

    assertThat(Strict.judged(read(type, missing(name))).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("wrong-type");
    assertThat(Strict.judged(read(type, missing("other"))).diagnostics()).hasSize(2);
    assertThat(Strict.judged(read(nothing.at(FIELD), missing(name))).diagnostics()).hasSize(2);
  }

  private static Diagnostic missing(String field) {
    String summary = "required field \"%s\" is not set".formatted(field);
    return Diagnostic.warning("required-field-missing", summary).at(FIELD.parent());
  }

  private static Severity strict(Diagnostic found) {
    return Strict.judged(read(found)).diagnostics().getFirst().severity();
  }

  private static Read read(Diagnostic... found) {
    return new Read(Optional.empty(), List.of(found), Allowances.none());
  }
}
