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

  private Resolution(Selected selected, Inputs inputs, Facts facts, Diagnostics diagnostics) {
    this.selected = selected;
    this.inputs = inputs;
    this.facts = facts;
    this.deployer = Names.of(facts.user());
    this.diagnostics = diagnostics;
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
    return new Resolution(selected, inputs, facts, diagnostics).bundle();
  }

  private Bundle bundle() {
    SyncRules sync = new SyncPaths(selected.root(), diagnostics).rules(selected.tree());
    Mapping start = SyncPaths.put(selected.tree(), sync);
    Interpolation known =
        WorkspacePaths.settle(
            SecretSources.hidden(Interpolation.of(start, inputs, facts, diagnostics), diagnostics));
    Scope scope = known.scope();
    Mapping resolved = scope.resolve(known.tree());
    WorkspacePaths.check(resolved, diagnostics);
    Mode mode = Modes.of(resolved, diagnostics);
    Optional<Text> cluster = ComputeOverride.cluster(resolved, inputs, mode, diagnostics);
    Mapping moded = withCluster(withMode(resolved, mode), cluster);
    moded = SourceLink.settle(moded, mode, sync.root(), inputs, diagnostics);
    SourceLink.check(selected.tree(), moded, diagnostics);
    BundlePermissions.check(moded, diagnostics);
    PythonSection.check(moded, diagnostics);
    Layout layout = WorkspacePaths.layout(moded);
    LocalFiles files = new LocalFiles(selected.root(), sync.root(), files(moded, sync, layout));
    FormatValues values = new FormatValues(scope, diagnostics);
    Treatment treatment =
        new Treatment(
            List.of(new MergedLists(unknownFields(moded), diagnostics)),
            List.of(
                new LibraryGlobs(files),
                new InlinedFiles(files, diagnostics),
                new ReplacedLists(diagnostics),
                new Cleared()),
            initialising(moded, values, cluster));
    Treated treated = python(treatment.all(moded), treatment, scope, files);
    RunAs.check(treated.tree(), deployer, diagnostics);
    Mapping finished = Steps.apply(treated.tree(), finishing(values, files));
    Mapping settled = ComputedFields.resolve(TerraformNames.replace(finished, diagnostics));
    Mapping done = new Artifacts(files, inputs.environment(), diagnostics).prepare(settled);
    check(done, mode);
    return Assembly.bundle(selected, done, mode, layout, sync, new OwnPermission(deployer));
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
    steps.add(RunAs.of(tree));
    steps.add(new ComputeOverride(cluster));
    steps.add(new NamePrefix(Values.textOrEmpty(presets, "name_prefix"), experimental));
    steps.add(new Tags(Values.mapping(presets, "tags"), cloud(tree)));
    steps.add(new FieldPresets(presets));
    steps.add(new Pause(pauseStatus(presets)));
    steps.add(values::defaults);
    steps.add(new BundlePermissions(Values.items(tree, "permissions"), diagnostics));
    steps.add(new OwnPermission(deployer));
    return steps;
  }

  private List<Step> finishing(FormatValues values, LocalFiles files) {
    return List.of(values::forced, new EmptyTexts(), new LocalPaths(files, diagnostics));
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
    return new PythonSteps(code, treatment, resolving, files).apply(start);
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
