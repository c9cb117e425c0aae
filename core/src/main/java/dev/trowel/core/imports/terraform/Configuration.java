package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Parser;
import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.InputFolder;
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
    for (Path path : InputFolder.in(folder, ".tf")) {
      InputFile file = asked.file(path);
      try {
        blocks.addAll(Parser.parse(file.name(), file.text()).blocks());
      } catch (StopException fault) {
        faults.addAll(fault.diagnostics());
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

  /// The `alias` of a provider; `""` for the one that is taken where none is named.
  static String alias(Block provider) {
    return provider.body().value("alias").orElse(null)
            instanceof Expression.Literal(_, Value.Text(_, String text))
        ? text
        : "";
  }

  /// The key of an instance of a resource among those of this configuration, where a key names one
  /// of any kind.
  ///
  /// @param index `["a"]` or `[0]`; `""` where there is only one
  String key(Block resource, String index) {
    String name = resource.label(1);
    boolean shared =
        of("resource").stream()
            .filter(each -> each.label(1).equals(name) && !each.label(0).equals(resource.label(0)))
            .anyMatch(each -> TerraformTypes.named(each.label(0)).isPresent());
    String kind = resource.label(0).replaceFirst("^databricks_(mlflow_)?", "");
    return Instance.key(shared ? name + "_" + kind : name, index);
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
