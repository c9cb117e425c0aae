package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Operators;
import dev.trowel.core.imports.hcl.References.Found;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One configuration as one caller uses it: the root of a project, or a module.
final class Scope {

  /// What Terraform itself reads of a call.
  private static final Set<String> META =
      Set.of("source", "version", "providers", "count", "for_each", "depends_on");

  private static final Set<String> UPLOADED =
      Set.of("databricks_notebook", "databricks_workspace_file");

  private final Project project;
  private final Site site;
  private final Configuration configuration;
  private final Providers providers;
  private final Names names;
  private final Objects objects;
  private final Calls calls;
  private final Set<Block> open = new HashSet<>();

  private Scope(
      Project project,
      Site site,
      Configuration configuration,
      Providers providers,
      Function<String, Optional<Value>> given) {
    this.project = project;
    this.site = site;
    this.configuration = configuration;
    this.providers = providers;
    this.objects = new Objects(project, this);
    this.calls = new Calls(project, this);
    this.names = new Names(project, this, given);
  }

  /// The root of a project.
  ///
  /// @param given values of variables
  static Scope root(Project project, Map<String, Value> given) {
    Path folder = project.stage().folder();
    Configuration configuration =
        project.folders().of(folder).orElseGet(() -> new Configuration(List.of()));
    return new Scope(
        project,
        Site.root(folder),
        configuration,
        Providers.ROOT,
        name -> Optional.ofNullable(given.get(name)));
  }

  /// A module that is called here.
  ///
  /// @param call the call, and what names lead to in it
  Scope below(Instance call, Path folder, Configuration called) {
    return new Scope(
        project,
        site.below(call.block().label(0), call.index(), folder),
        called,
        providers.below(call.block()),
        name -> given(call, name));
  }

  private static Optional<Value> given(Instance call, String name) {
    Optional<Expression> said =
        META.contains(name) ? Optional.empty() : call.block().body().value(name);
    return said.map(call.evaluation()::of);
  }

  Site site() {
    return site;
  }

  Configuration configuration() {
    return configuration;
  }

  Names names() {
    return names;
  }

  Evaluation evaluation() {
    return names.evaluation();
  }

  Instances instances() {
    return new Instances(project, site, evaluation());
  }

  /// This one and all modules below it, each after its caller.
  List<Scope> all() {
    List<Scope> all = new ArrayList<>(List.of(this));
    calls.all().forEach(each -> all.addAll(each.all()));
    return all;
  }

  /// Follows a reference to a resource, to what was looked up, or to what comes out of a module.
  Found find(Span span, List<String> steps) {
    return steps.getFirst().equals("module") ? calls.find(span, steps) : objects.find(span, steps);
  }

  /// Whether a resource is of a workspace other than the one that the bundle deploys to.
  boolean isElsewhere(Block resource) {
    return !providers.of(resource).equals(project.mainProvider());
  }

  /// The key of an object in the bundle.
  String key(Block resource, String index) {
    return site.prefix() + configuration.key(resource, index);
  }

  /// Where the bundle finds what a notebook or a file of Terraform's is made of.
  Optional<String> source(Block block) {
    Optional<Expression> source = block.body().value("source");
    if (!UPLOADED.contains(block.label(0)) || source.isEmpty() || !open.add(block)) {
      return Optional.empty();
    }
    try {
      String path = Operators.text(evaluation().of(source.get()));
      Path file = project.stage().folder().resolve(path).normalize();
      return Optional.of(project.asked().local(file));
    } catch (StopException | InvalidPathException _) {
      return Optional.empty();
    } finally {
      open.remove(block);
    }
  }
}
