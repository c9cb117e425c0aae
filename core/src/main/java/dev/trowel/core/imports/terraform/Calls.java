package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.References.Found;
import dev.trowel.core.imports.hcl.Unknown;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The modules that one configuration calls. Each is made when it is first asked for, as what one
/// of them is given may come out of another one.
final class Calls {

  private final Project project;
  private final Scope caller;
  private final Map<String, SequencedMap<String, Scope>> known = new LinkedHashMap<>();
  private final Set<String> open = new HashSet<>();

  Calls(Project project, Scope caller) {
    this.project = project;
    this.caller = caller;
  }

  /// All of them, in the order of their calls.
  List<Scope> all() {
    return caller.configuration().of("module").stream()
        .map(this::of)
        .map(Map::values)
        .flatMap(Collection::stream)
        .toList();
  }

  /// Follows a reference to what comes out of a module.
  Found find(Span span, List<String> steps) {
    String name = steps.size() > 1 ? steps.get(1) : "";
    Block call =
        caller.configuration().of("module").stream()
            .filter(each -> each.label(0).equals(name))
            .findFirst()
            .orElseThrow(() -> Unknown.at(span, "no module is called " + name));
    int used = Instances.isIndexed(call) ? 3 : 2;
    if (steps.size() <= used) {
      throw Unknown.at(span, "a module as a whole is not understood");
    }
    String index = used == 3 ? Instances.index(steps.get(2)) : "";
    if (open.contains(name)) {
      throw Unknown.at(span, "module.%s refers to itself".formatted(name));
    }
    Scope scope = of(call).get(index);
    if (scope == null) {
      throw Unknown.at(span, "nothing is known of module.%s%s".formatted(name, index));
    }
    return new Found(scope.names().output(span, steps.get(used)), used + 1);
  }

  private SequencedMap<String, Scope> of(Block call) {
    String name = call.label(0);
    SequencedMap<String, Scope> found = known.get(name);
    if (found != null) {
      return found;
    }
    open.add(name);
    try {
      SequencedMap<String, Scope> made = made(call);
      known.put(name, made);
      return made;
    } finally {
      open.remove(name);
    }
  }

  private SequencedMap<String, Scope> made(Block call) {
    Optional<Path> folder = Folders.source(call, caller.site().folder());
    Optional<Configuration> configuration = folder.flatMap(project.folders()::of);
    String why =
        folder.isEmpty()
            ? "Only modules in folders of this project are read: their source begins with ./ or ../"
                + " there. Write its resources into the bundle."
            : configuration.isEmpty()
                ? "There is no .tf file in the folder of its source."
                : caller.site().folders().contains(folder.get()) ? "It calls itself." : "";
    if (!why.isEmpty()) {
      return leftOut(call, why);
    }
    SequencedMap<String, Scope> scopes = new LinkedHashMap<>();
    List<Instance> instances = caller.instances().of(call);
    for (Instance each : instances) {
      if (!project.hasRoom()) {
        return leftOut(call, "These are more modules than any project has.");
      }
      scopes.put(each.index(), caller.below(each, folder.get(), configuration.orElseThrow()));
    }
    if (instances.isEmpty()) {
      project.leaveOut(caller.site().address() + "module." + call.label(0));
    }
    return scopes;
  }

  private SequencedMap<String, Scope> leftOut(Block call, String why) {
    project.notes().leftOut(call.span(), "the module " + call.label(0), why);
    project.leaveOut(caller.site().address() + "module." + call.label(0));
    return new LinkedHashMap<>();
  }
}
