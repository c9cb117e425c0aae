package dev.trowel.core.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trowel.core.event.Event;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HooksTest {

  private static final String PATH = "/usr/bin:/bin";

  @TempDir Path folder;

  private final List<Event> events = new ArrayList<>();

  @Test
  void tellsTheScriptAndEachLineItPrints() {
    hooks("predeploy: echo a; echo b >&2").run(Moment.PREDEPLOY);

    assertThat(events)
        .containsExactly(
            new Event.ScriptStarted("predeploy"),
            new Event.ScriptPrinted("predeploy", "a"),
            new Event.ScriptPrinted("predeploy", "b"));
  }

  @Test
  void runsInTheBundleRootWithTheGivenEnvironmentOnly() throws Exception {
    hooks("postinit: pwd -P; env | grep -c HOME || true; echo $X").run(Moment.POSTINIT);

    assertThat(events)
        .contains(
            new Event.ScriptPrinted("postinit", folder.toRealPath().toString()),
            new Event.ScriptPrinted("postinit", "0"),
            new Event.ScriptPrinted("postinit", "value"));
  }

  @Test
  void cutsLinesWithoutEnd() {
    hooks("predeploy: head -c 10000 /dev/zero | tr '\\0' x").run(Moment.PREDEPLOY);

    assertThat(events).hasSize(4).contains(new Event.ScriptPrinted("predeploy", "x".repeat(4096)));
  }

  @Test
  void runsOnlyTheScriptOfTheMoment() {
    hooks("predeploy: echo a").run(Moment.POSTDEPLOY);

    assertThat(events).isEmpty();
  }

  @Test
  void leavesOutLaterMoments() {
    Hooks planned = hooks("predeploy: exit 1").until(Moment.POSTBUILD);

    assertThatCode(() -> planned.run(Moment.PREDEPLOY)).doesNotThrowAnyException();
  }

  @Test
  void endsWithTheFirstCommandThatFails() {
    Diagnostic said = failure(hooks("predeploy: echo one; false; echo two"), Moment.PREDEPLOY);

    assertThat(said.summary()).isEqualTo("the predeploy script ended with exit code 1");
    assertThat(said.detail()).endsWith("The last it printed:\none");
    assertThat(said.paths()).hasToString("[experimental.scripts.predeploy]");
    assertThat(said.spans()).hasToString("[databricks.yml:3:16]");
  }

  @Test
  void hasNothingToRead() {
    hooks("preinit: cat; echo end").run(Moment.PREINIT);

    assertThat(events).last().isEqualTo(new Event.ScriptPrinted("preinit", "end"));
  }

  @Test
  void saysThatThereIsNoShell() {
    Hooks hooks =
        Hooks.of(folder, tree("prebuild: echo"), Map.of("PATH", folder.toString()), events::add);

    assertThat(failure(hooks, Moment.PREBUILD).summary())
        .isEqualTo("the prebuild script needs a shell, and none is on the PATH");
  }

  @Test
  void runsNothingWhereCodeIsForbidden() {
    Map<String, String> environment =
        Map.of("PATH", PATH, "DATABRICKS_BUNDLE_RESTRICTED_CODE_EXECUTION", "1");
    Hooks hooks = Hooks.of(folder, tree("prebuild: echo"), environment, events::add);

    assertThat(failure(hooks, Moment.PREBUILD).code()).isEqualTo("code-execution-restricted");
    assertThat(events).isEmpty();
  }

  private Diagnostic failure(Hooks hooks, Moment moment) {
    StopException stop = catchThrowableOfType(StopException.class, () -> hooks.run(moment));
    return stop.diagnostics().getFirst();
  }

  private Hooks hooks(String script) {
    return Hooks.of(folder, tree(script), Map.of("PATH", PATH, "X", "value"), events::add);
  }

  private static Mapping tree(String script) {
    String text = "experimental:\n  scripts:\n    " + script + "\n";
    return (Mapping)
        YamlReader.read("databricks.yml", text.getBytes(StandardCharsets.UTF_8), new Diagnostics())
            .orElseThrow()
            .root();
  }
}
