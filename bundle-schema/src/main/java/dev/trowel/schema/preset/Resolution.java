package dev.trowel.schema.preset;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Cloud;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.interpolate.Interpolation;
import dev.trowel.schema.interpolate.Scope;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.preset.Treatment.Treated;
import dev.trowel.schema.python.PythonCode;
import dev.trowel.schema.python.PythonSection;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a bundle of one target's tree: variables and references resolved, presets, permissions and
/// defaults put in, local paths turned into paths of the workspace. The order is that of format.md
/// 3.
public final class Resolution {

  private final Selected selected;
  private final Inputs inputs;
  private final Facts facts;
  private final Names deployer;
  private final Diagnostics diagnostics;
  private final Watched watched;

  private Resolution(
      Selected selected, Inputs inputs, Facts facts, Diagnostics diagnostics, Watch watch) {
    this.selected = selected;
    this.inputs = inputs;
    this.facts = facts;
    this.deployer = Names.of(facts.user());
    this.diagnostics = diagnostics;
    this.watched = new Watched(watch);
  }

  /// The bundle that the target makes, as far as can be known before deploying.
  ///
  /// @param selected the tree of one target
  /// @param inputs what the caller adds to the files
  /// @param facts what the surroundings say; what they do not say stays symbolic
  /// @param diagnostics takes all that is found; with errors among it the bundle is only good to
  ///   find more
  public static Bundle resolve(
      Selected selected, Inputs inputs, Facts facts, Diagnostics diagnostics) {
    return resolve(selected, inputs, facts, diagnostics, Watch.NONE);
  }

  /// As [#resolve(Selected, Inputs, Facts, Diagnostics)], with somebody who is shown every stage.
  public static Bundle resolve(
      Selected selected, Inputs inputs, Facts facts, Diagnostics diagnostics, Watch watch) {
    return new Resolution(selected, inputs, facts, diagnostics, watch).bundle();
  }

  private Bundle bundle() {
    SyncRules sync = new SyncPaths(selected.root(), diagnostics).rules(selected.tree());
    Mapping start = watched.tree(Stage.SYNC, SyncPaths.put(selected.tree(), sync));
    Interpolation known = known(start);
    Scope scope = known.scope();
    Mapping resolved = watched.tree(Stage.REFERENCES, scope.resolve(known.tree()));
    WorkspacePaths.check(resolved, diagnostics);
    Mode mode = Modes.of(resolved, diagnostics);
    Optional<Text> cluster = ComputeOverride.cluster(resolved, inputs, mode, diagnostics);
    Mapping moded = watched.tree(Stage.MODE, withCluster(withMode(resolved, mode), cluster));
    moded = SourceLink.settle(moded, mode, sync.root(), inputs, diagnostics);
    moded = watched.tree(Stage.LINKED_SOURCE, moded);
    SourceLink.check(selected.tree(), moded, diagnostics);
    BundlePermissions.check(moded, diagnostics);
    PythonSection.check(moded, diagnostics);
    Layout layout = WorkspacePaths.layout(moded);
    LocalFiles files = new LocalFiles(selected.root(), sync.root(), files(moded, sync, layout));
    FormatValues values = new FormatValues(scope, diagnostics);
    Treatment treatment = treatment(moded, files, values, cluster);
    Treated treated = python(treatment.all(moded), treatment, scope, files);
    RunAs.check(treated.tree(), deployer, diagnostics);
    Mapping done = finished(treated.tree(), values, files);
    check(done, mode);
    return Assembly.bundle(selected, done, mode, layout, sync, new OwnPermission(deployer));
  }

  private Interpolation known(Mapping start) {
    Interpolation known = Interpolation.of(start, inputs, facts, diagnostics);
    watched.tree(Stage.VARIABLES, known.tree());
    Interpolation hidden = SecretSources.hidden(known, diagnostics);
    watched.tree(Stage.HIDDEN, hidden.tree());
    Interpolation settled = WorkspacePaths.settle(hidden);
    watched.tree(Stage.WORKSPACE, settled.tree());
    return settled;
  }

  private Treatment treatment(
      Mapping tree, LocalFiles files, FormatValues values, Optional<Text> cluster) {
    return new Treatment(
        List.of(watched.step(Stage.MERGED, new MergedLists(unknownFields(tree), diagnostics))),
        List.of(
            watched.step(Stage.LIBRARY, new LibraryGlobs(files)),
            watched.step(Stage.CONTENT, new InlinedFiles(files, diagnostics)),
            watched.step(Stage.RENAMED, new ReplacedLists(diagnostics)),
            watched.step(Stage.CLEARED, new Cleared())),
        initialising(tree, values, cluster),
        watched);
  }

  private Mapping finished(Mapping tree, FormatValues values, LocalFiles files) {
    Mapping finished = Steps.apply(tree, finishing(values, files));
    Mapping named = watched.tree(Stage.TERRAFORM, TerraformNames.replace(finished, diagnostics));
    Mapping settled = watched.tree(Stage.COMPUTED, ComputedFields.resolve(named));
    Artifacts artifacts = new Artifacts(files, inputs.environment(), diagnostics);
    return watched.tree(Stage.ARTIFACT, artifacts.prepare(settled));
  }

  /// Where resources find the files.
  private static String files(Mapping tree, SyncRules sync, Layout layout) {
    return Values.isTrue(tree, "presets", "source_linked_deployment")
        ? sync.root().toString()
        : layout.file();
  }

  private static UnknownFields unknownFields(Mapping tree) {
    return "send".equals(Values.text(tree, "trowel", "unknown_fields"))
        ? UnknownFields.KEEP
        : UnknownFields.DROP;
  }

  private Mapping withMode(Mapping tree, Mode mode) {
    return switch (mode) {
      case DEVELOPMENT -> Modes.development(tree, deployer, devTag(tree));
      case PRODUCTION, NONE -> tree;
    };
  }

  private String devTag(Mapping tree) {
    return deployer.known() ? cloud(tree).tagValue(deployer.shortName()) : deployer.shortName();
  }

  private Cloud cloud(Mapping tree) {
    return Cloud.ofHost(
        facts.host().orElse(Values.textOrEmpty(tree, WorkspacePaths.SECTION, "host")));
  }

  private static Mapping withCluster(Mapping tree, Optional<Text> cluster) {
    return cluster.map(id -> Values.put(tree, id, "bundle", "cluster_id")).orElse(tree);
  }

  private List<Step> initialising(Mapping tree, FormatValues values, Optional<Text> cluster) {
    Mapping presets = Values.mapping(tree, "presets");
    Mapping experimental = Values.mapping(tree, "experimental");
    List<Step> steps = new ArrayList<>();
    steps.add(watched.step(Stage.RUN_AS, RunAs.of(tree)));
    steps.add(watched.step(Stage.COMPUTE, new ComputeOverride(cluster)));
    steps.add(
        watched.step(
            Stage.NAME_PREFIX,
            new NamePrefix(Values.textOrEmpty(presets, "name_prefix"), experimental)));
    steps.add(watched.step(Stage.TAGS, new Tags(Values.mapping(presets, "tags"), cloud(tree))));
    steps.add(watched.step(Stage.PRESET, new FieldPresets(presets)));
    steps.add(watched.step(Stage.PAUSE, new Pause(pauseStatus(presets))));
    steps.add(watched.step(Stage.DEFAULT, values::defaults));
    steps.add(
        watched.step(
            Stage.PERMISSIONS,
            new BundlePermissions(Values.items(tree, "permissions"), diagnostics)));
    steps.add(watched.step(Stage.DEPLOYER, new OwnPermission(deployer)));
    return steps;
  }

  private List<Step> finishing(FormatValues values, LocalFiles files) {
    return List.of(
        watched.step(Stage.FORCED, values::forced),
        watched.step(Stage.EMPTY, new EmptyTexts()),
        watched.step(Stage.LOCAL_PATH, new LocalPaths(files, diagnostics)));
  }

  private Treated python(Treated start, Treatment treatment, Scope scope, LocalFiles files) {
    Optional<PythonSection> section = PythonSection.of(start.tree());
    if (section.isEmpty()) {
      return start;
    }
    PythonCode code =
        new PythonCode(
            section.get(),
            selected.root(),
            inputs.program(),
            unknownFields(start.tree()),
            diagnostics);
    Step resolving = (_, resource) -> scope.resolve(resource);
    PythonSteps steps =
        new PythonSteps(code, treatment, watched.step(Stage.REFERENCES, resolving), files, watched);
    return steps.apply(start);
  }

  private String pauseStatus(Mapping presets) {
    return PresetChecks.pauseStatus(presets, diagnostics);
  }

  private void check(Mapping tree, Mode mode) {
    ModeChecks checks = new ModeChecks(tree, deployer, diagnostics);
    switch (mode) {
      case DEVELOPMENT -> checks.development();
      case PRODUCTION -> checks.production(selected.rootPathInTarget());
      case NONE -> {}
    }
    DeployerAdvice.check(tree, deployer, diagnostics);
  }
}
