package dev.trowel.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.select.Changes.Range;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SelectorTest {

  private static final String ROOT =
      """
      bundle: {name: b}
      include: [resources/*.yml]
      workspace: {root_path: /Workspace/b}
      resources:
        schemas:
          trips: {catalog_name: main, name: trips}
        volumes:
          raw: {catalog_name: main, schema_name: "${resources.schemas.trips.name}", name: raw}
      """;
  private static final String JOBS =
      """
      resources:
        jobs:
          train:
            tags: {team: ml}
            tasks: [{task_key: t, notebook_task: {notebook_path: ../src/train.py}}]
          score:
            tags: {team: ml, tier: gold}
            tasks: [{task_key: t, run_job_task: {job_id: "${resources.jobs.train.id}"}}]
          clean:
            tasks: [{task_key: t, notebook_task: {notebook_path: ../src/clean.py}}]
      """;

  private Bundle bundle;
  private State state = State.none();
  private Changes changes = new Changes(new TreeMap<>());

  @BeforeEach
  void read(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("resources"));
    Files.createDirectories(root.resolve("src"));
    Files.writeString(root.resolve("databricks.yml"), ROOT);
    Files.writeString(root.resolve("resources/jobs.yml"), JOBS);
    Files.writeString(root.resolve("src/train.py"), "# Databricks notebook source\n");
    Files.writeString(root.resolve("src/clean.py"), "# Databricks notebook source\n");
    Diagnostics diagnostics = new Diagnostics();
    bundle =
        BundleReader.read(
            BundleReader.select(root, Options.none()),
            Inputs.none(),
            Facts.offline(Optional.empty(), GitFacts.none()),
            diagnostics);
    diagnostics.stopOnErrors();
    deployed("schemas.trips", "volumes.raw", "jobs.train", "jobs.score", "jobs.clean");
  }

  @Test
  void nothingAskedForIsEverythingWithoutAReason() {
    assertThat(select(List.of(), List.of())).isEqualTo(Selection.ALL);
  }

  @Test
  void keysKindsGlobsAndBareNamesMeanResources() {
    assertThat(select("jobs.train")).isEqualTo("{jobs.train=--select jobs.train}");
    assertThat(keys("jobs")).containsExactly("jobs.clean", "jobs.score", "jobs.train");
    assertThat(keys("jobs.*a*")).containsExactly("jobs.clean", "jobs.train");
    assertThat(keys("score")).containsExactly("jobs.score");
    assertThat(keys("*s.r*")).containsExactly("volumes.raw");
  }

  @Test
  void whatMeansNothingIsRefusedWithWhatIsNear() {
    assertThat(stopped("jobs.trian").summary()).isEqualTo("--select jobs.trian means no resource");
    assertThat(stopped("jobs.trian").detail()).contains("Did you mean jobs.train?");
    assertThat(stopped("+job").detail()).contains("Did you mean jobs?");
    assertThat(stopped("tag:team=sales").code()).isEqualTo("selection-unknown");
  }

  @Test
  void tagsMeanWhatHasThem() {
    assertThat(select("tag:team=ml"))
        .isEqualTo("{jobs.score=--select tag:team=ml, jobs.train=--select tag:team=ml}");
    assertThat(keys("tag:tier")).containsExactly("jobs.score");
  }

  @Test
  void filesMeanWhatIsDeclaredInThem() {
    assertThat(select("file:databricks.yml"))
        .isEqualTo(
            "{schemas.trips=--select declared in databricks.yml,"
                + " volumes.raw=--select declared in databricks.yml}");
    assertThat(keys("file:resources/*")).containsExactly("jobs.clean", "jobs.score", "jobs.train");
  }

  @Test
  void signsAddWhatIsNeededAndWhatNeedsIt() {
    assertThat(select("+jobs.score"))
        .isEqualTo("{jobs.score=--select jobs.score, jobs.train=needed by jobs.score}");
    assertThat(select("schemas.trips+"))
        .isEqualTo("{schemas.trips=--select schemas.trips, volumes.raw=refers to schemas.trips}");
    assertThat(keys("+jobs.train+")).containsExactly("jobs.score", "jobs.train");
  }

  @Test
  void theIncumbentAlwaysAddsWhatIsNeeded() {
    Selecting selecting = new Selecting(List.of("jobs.score"), List.of(), true);

    assertThat(select(selecting).reasons().keySet())
        .extracting(ResourceKey::toString)
        .containsExactly("jobs.score", "jobs.train");
  }

  @Test
  void whatWasNeverDeployedComesWithWhatNeedsIt() {
    deployed("schemas.trips");

    assertThat(select("jobs.score"))
        .isEqualTo(
            "{jobs.score=--select jobs.score,"
                + " jobs.train=needed by jobs.score, never deployed}");
    assertThat(keys("volumes")).containsExactly("volumes.raw");
  }

  @Test
  void whatIsRecordedWithoutAnIdWasNeverDeployed() {
    deployed("schemas.trips");
    TreeMap<ResourceKey, Recorded> recorded = new TreeMap<>(state.resources());
    recorded.put(
        ResourceKey.of("jobs", "train"),
        new Recorded("", JsonNodeFactory.instance.objectNode(), List.of()));
    state = new State("lineage", 1, "1", recorded);

    assertThat(select("jobs.score")).contains("jobs.train=needed by jobs.score, never deployed");
  }

  @Test
  void whatIsExcludedAndNeededIsRefused() {
    deployed("schemas.trips");

    StopException stop =
        catchThrowableOfType(
            StopException.class, () -> select(List.of("jobs.score"), List.of("jobs.train")));

    assertThat(stop.diagnostics().getFirst().code()).isEqualTo("selection-incomplete");
  }

  @Test
  void exclusionsTakeAway() {
    assertThat(select(List.of(), List.of("jobs", "volumes")).reasons())
        .hasToString("{schemas.trips=not excluded}");
    assertThat(select(List.of("jobs"), List.of("tag:team=ml")).reasons())
        .hasToString("{jobs.clean=--select jobs}");
  }

  @Test
  void whatLeftTheBundleIsMeantByItsKey() {
    deployed("schemas.trips", "jobs.old");

    assertThat(keys("jobs.old")).containsExactly("jobs.old");
    assertThat(select(List.of("schemas"), List.of()).unselected())
        .contains(ResourceKey.of("jobs", "old"));
  }

  @Test
  void changedLinesMeanTheResourceTheyMake() {
    changed(Map.of("resources/jobs.yml", List.of(new Range(8, 8))));

    assertThat(select("changed-since:main"))
        .isEqualTo("{jobs.score=--select changed-since:main (resources/jobs.yml:7)}");
  }

  @Test
  void changedFilesMeanTheResourcesThatNameThem() {
    changed(Map.of("src/train.py", Changes.WHOLE, "README.md", Changes.WHOLE));

    assertThat(select("changed-since:main"))
        .isEqualTo("{jobs.train=--select changed-since:main (src/train.py)}");
  }

  @Test
  void aFileThatNoResourceNamesMeansAllThatRunCode() {
    changed(Map.of("src/lib/features.py", Changes.WHOLE));

    assertThat(keys("changed-since:main")).containsExactly("jobs.clean", "jobs.train");
  }

  @Test
  void noChangeMeansNothing() {
    assertThat(keys("changed-since:main")).isEmpty();
  }

  private void changed(Map<String, List<Range>> files) {
    changes = new Changes(new TreeMap<>(files));
  }

  private void deployed(String... keys) {
    TreeMap<ResourceKey, Recorded> recorded = new TreeMap<>();
    for (String key : keys) {
      recorded.put(
          ResourceKey.ofState("resources." + key),
          new Recorded(key, JsonNodeFactory.instance.objectNode(), List.of()));
    }
    state = new State("lineage", 1, "1", recorded);
  }

  private Selection select(Selecting selecting) {
    return Selector.select(
        selecting, bundle, Nodes.of(bundle, Kinds::of).values(), state, _ -> changes);
  }

  private Selection select(List<String> select, List<String> exclude) {
    return select(new Selecting(select, exclude, false));
  }

  private String select(String pattern) {
    return select(List.of(pattern), List.of()).reasons().toString();
  }

  private Stream<String> keys(String pattern) {
    return select(List.of(pattern), List.of()).reasons().keySet().stream()
        .map(ResourceKey::toString);
  }

  private Diagnostic stopped(String pattern) {
    return catchThrowableOfType(StopException.class, () -> select(pattern))
        .diagnostics()
        .getFirst();
  }
}
