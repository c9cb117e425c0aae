package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Parser;
import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.InputFolder;
import dev.trowel.core.imports.part.Keys;
import dev.trowel.core.kind.TerraformTypes;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All blocks of one folder of `.tf` files.
///
/// @param blocks in the order of the files' names
record Configuration(List<Block> blocks) {

  Configuration {
    blocks = List.copyOf(blocks);
  }

  /// Reads it.
  ///
  /// @throws StopException `syntax`, with the first fault of each file
  static Configuration read(Asked asked, Path folder) {
    List<Block> blocks = new ArrayList<>();
    Diagnostics faults = new Diagnostics();
    for (Path path : InputFolder.below(folder, ".tf")) {
      if (folder.equals(path.getParent())) {
        InputFile file = asked.file(path);
        try {
          blocks.addAll(Parser.parse(file.name(), file.text()).blocks());
        } catch (StopException fault) {
          faults.addAll(fault.diagnostics());
        }
      }
    }
    faults.stopOnErrors();
    return new Configuration(blocks);
  }

  /// The resource of a type and a name.
  Optional<Block> resource(String type, String name) {
    return blocks.stream()
        .filter(each -> each.type().equals("resource"))
        .filter(each -> each.label(0).equals(type) && each.label(1).equals(name))
        .findFirst();
  }

  /// The resource of an address without an index.
  Optional<Block> resource(String address) {
    int dot = Math.max(0, address.indexOf('.'));
    return resource(address.substring(0, dot), address.substring(dot).replaceFirst("^\\.", ""));
  }

  /// The `alias` of the provider whose workspace the bundle deploys to: `""` where a resource that
  /// a bundle has names none, else the first that one of them names.
  String mainProvider() {
    List<String> named =
        of("resource").stream()
            .filter(each -> TerraformTypes.named(each.label(0)).isPresent())
            .map(Configuration::provider)
            .toList();
    return named.isEmpty() || named.contains("") ? "" : named.getFirst();
  }

  /// Whether a resource is of a workspace other than the one that the bundle deploys to.
  boolean isElsewhere(Block resource) {
    return !provider(resource).equals(mainProvider());
  }

  private static String provider(Block resource) {
    return resource.body().value("provider").orElse(null)
            instanceof Expression.Attribute(_, _, String alias)
        ? alias
        : "";
  }

  /// Whether a provider is the one of the workspace that the bundle deploys to.
  boolean isMain(Block provider) {
    String alias =
        provider.body().value("alias").orElse(null)
                instanceof Expression.Literal(_, Value.Text(_, String text))
            ? text
            : "";
    return provider.label(0).equals("databricks") && alias.equals(mainProvider());
  }

  /// The key of an instance of a resource in the bundle, where a key names one of any kind.
  ///
  /// @param index `["a"]` or `[0]`; `""` where there is only one
  String key(Block resource, String index) {
    String name = resource.label(1);
    boolean shared =
        of("resource").stream()
            .filter(each -> each.label(1).equals(name) && !each.label(0).equals(resource.label(0)))
            .anyMatch(each -> TerraformTypes.named(each.label(0)).isPresent());
    String kind = resource.label(0).replaceFirst("^databricks_(mlflow_)?", "");
    String whole = shared ? name + "_" + kind : name;
    return index.isEmpty()
        ? whole
        : whole + "_" + Keys.of("i" + index, "i").replaceFirst("^i_?", "");
  }

  /// The blocks of a type.
  List<Block> of(String type) {
    return blocks.stream().filter(each -> each.type().equals(type)).toList();
  }

  /// What `local.x` is, by name.
  Map<String, Expression> locals() {
    Map<String, Expression> locals = new LinkedHashMap<>();
    for (Block block : of("locals")) {
      block.body().attributes().forEach((name, each) -> locals.put(name, each.value()));
    }
    return locals;
  }

  /// What a variable is when nothing gives it a value.
  Map<String, Body> variables() {
    Map<String, Body> variables = new LinkedHashMap<>();
    of("variable").forEach(each -> variables.put(each.label(0), each.body()));
    return variables;
  }
}
