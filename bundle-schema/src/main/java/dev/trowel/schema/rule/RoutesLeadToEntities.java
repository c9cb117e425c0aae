package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an endpoint serves has names that differ, and its traffic goes to these names.
final class RoutesLeadToEntities implements Rule {

  private static final String TYPE = "serving.EndpointCoreConfigInput";
  private static final List<String> LISTS = List.of("served_entities", "served_models");
  private static final List<String> ROUTED = List.of("served_entity_name", "served_model_name");
  private static final String NAME = "name";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE)) {
            twice(path, mapping, diagnostics);
            names(mapping).ifPresent(names -> routes(path, mapping, names, diagnostics));
          }
        });
  }

  private static void twice(Path path, Mapping config, Diagnostics diagnostics) {
    Map<String, Text> first = new HashMap<>();
    for (String list : LISTS) {
      List<Value> entities = Values.items(config, list);
      for (int i = 0; i < entities.size(); i++) {
        Path at = path.field(list).index(i).field(NAME);
        Jobs.known(entities.get(i), NAME)
            .ifPresent(name -> {
              Text before = first.putIfAbsent(name.text(), name);
              if (before != null) {
                diagnostics.add(second(at, name, before));
              }
            });
      }
    }
  }

  private static Diagnostic second(Path at, Text name, Text before) {
    return Diagnostic.error(
            "entity-name-twice", "two served entities are called %s".formatted(name.text()))
        .detail("Give each a name of its own; traffic goes by it.")
        .at(at)
        .in(name.span())
        .related("the first is here", before.span());
  }

  /// The names of all entities; empty where one has a name that the workspace makes, or is not
  /// known yet.
  private static Optional<Set<String>> names(Mapping config) {
    Set<String> names = new HashSet<>();
    for (String list : LISTS) {
      for (Value entity : Values.items(config, list)) {
        Optional<Text> name = Jobs.known(entity, NAME);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        names.add(name.get().text());
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private static void routes(
      Path path, Mapping config, Set<String> names, Diagnostics diagnostics) {
    Path list = path.field("traffic_config").field("routes");
    List<Value> routes = Values.items(config, "traffic_config", "routes");
    for (int i = 0; i < routes.size(); i++) {
      for (String field : ROUTED) {
        Path at = list.index(i).field(field);
        Jobs.known(routes.get(i), field)
            .filter(name -> !names.contains(name.text()))
            .ifPresent(name -> diagnostics.add(unknown(at, name, names)));
      }
    }
  }

  private static Diagnostic unknown(Path at, Text name, Set<String> names) {
    return Diagnostic.error("route-unknown", "no served entity is called %s".formatted(name.text()))
        .detail("There is %s.".formatted(String.join(", ", names.stream().sorted().toList())))
        .at(at)
        .in(name.span());
  }
}
