package dev.trowel.core.preflight;

import dev.trowel.core.online.Named;
import dev.trowel.core.online.NamedThings;
import dev.trowel.core.preflight.Securable.Level;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of Unity Catalog a bundle wants to find, and what for.
final class Wants {

  private static final Pattern VOLUME =
      Pattern.compile("/Volumes/([^/\\s]+)/([^/\\s]+)/([^/\\s'\"]+)");
  private static final List<String> FILES = List.of("READ VOLUME", "WRITE VOLUME");
  private static final Path WORKSPACE = Path.of("workspace");

  /// The privilege that making one of a kind takes where it is made.
  ///
  /// @param fields that name where
  private record Rule(Level level, List<String> fields, String privilege) {}

  private static final List<String> SCHEMA = List.of("catalog_name", "schema_name");
  private static final Map<String, List<Rule>> RULES =
      Map.of(
          "schemas",
          List.of(new Rule(Level.CATALOG, List.of("catalog_name"), "CREATE SCHEMA")),
          "registered_models",
          List.of(new Rule(Level.SCHEMA, SCHEMA, "CREATE MODEL")),
          "volumes",
          List.of(new Rule(Level.SCHEMA, SCHEMA, "CREATE VOLUME")),
          "quality_monitors",
          List.of(
              new Rule(Level.SCHEMA, List.of("output_schema_name"), "CREATE TABLE"),
              new Rule(Level.TABLE, List.of("table_name"), "SELECT")));

  /// What is wanted of one.
  ///
  /// @param places that name it
  /// @param privileges that the deployer needs on it, with the resources they are for; a resource
  ///   that is there already needs none, and none at all stands for all deployments
  /// @param monitor the settings of a monitor of it
  record Want(
      Set<String> places,
      SortedMap<String, Set<Optional<ResourceKey>>> privileges,
      List<Resource> monitor) {}

  private final Made made;
  private final SortedMap<Securable, Want> wants = new TreeMap<>();

  private Wants(Bundle bundle) {
    this.made = Made.by(bundle);
  }

  /// Those of a bundle, without what it makes itself.
  static SortedMap<Securable, Want> of(Bundle bundle) {
    Wants wants = new Wants(bundle);
    NamedThings.byId(bundle).values().forEach(wants::addNamed);
    bundle.resources().values().forEach(wants::addResource);
    Values.texts(
        WORKSPACE,
        Values.mapping(bundle.tree(), "workspace"),
        (at, text) -> wants.addVolumes(at, text, true));
    return wants.wants;
  }

  private void addNamed(Collection<Named> places) {
    for (Named named : places) {
      for (Level level : Level.values()) {
        if (named.thing().equals(level.thing())) {
          Securable.of(level, named.id())
              .ifPresent(each -> {
                add(each, named.at().toString());
                if (level == Level.TABLE) {
                  want(each).monitor().add(named.resource());
                }
              });
        }
      }
    }
  }

  private void addResource(Resource resource) {
    Values.texts(
        resource.key().path(), resource.settings(), (at, text) -> addVolumes(at, text, false));
    for (Rule rule : RULES.getOrDefault(resource.key().kind(), List.of())) {
      List<String> parts =
          rule.fields().stream()
              .map(field -> Values.textOrEmpty(resource.settings(), field))
              .toList();
      String id = String.join(".", parts);
      if (!Reference.isIn(id)) {
        Securable.of(rule.level(), id)
            .ifPresent(each -> addPrivilege(each, rule.privilege(), Optional.of(resource.key())));
      }
    }
  }

  private void addVolumes(Path at, Text text, boolean written) {
    Matcher matcher = VOLUME.matcher(text.text());
    while (matcher.find()) {
      String id = String.join(".", matcher.group(1), matcher.group(2), matcher.group(3));
      Optional<Securable> volume =
          Reference.isIn(id) ? Optional.empty() : Securable.of(Level.VOLUME, id);
      volume.ifPresent(each -> {
        add(each, at.toString());
        if (written) {
          FILES.forEach(privilege -> addPrivilege(each, privilege, Optional.empty()));
        }
      });
    }
  }

  /// Whoever does something in it has to get there.
  private void addPrivilege(Securable securable, String privilege, Optional<ResourceKey> whose) {
    for (Securable each : withParents(securable)) {
      Optional<String> needed = each.equals(securable) ? Optional.of(privilege) : Optional.empty();
      if (!made.has(each)) {
        Want want = want(each);
        each.use().ifPresent(use -> forWhom(want, use).add(whose));
        needed.ifPresent(other -> forWhom(want, other).add(whose));
      }
    }
  }

  private static Set<Optional<ResourceKey>> forWhom(Want want, String privilege) {
    return want.privileges().computeIfAbsent(privilege, _ -> new HashSet<>());
  }

  private void add(Securable securable, String place) {
    for (Securable each : withParents(securable)) {
      if (!made.has(each)) {
        want(each).places().add(place);
      }
    }
  }

  private Want want(Securable securable) {
    return wants.computeIfAbsent(
        securable, _ -> new Want(new TreeSet<>(), new TreeMap<>(), new ArrayList<>()));
  }

  private static List<Securable> withParents(Securable securable) {
    List<Securable> all = new ArrayList<>();
    for (Optional<Securable> at = Optional.of(securable); at.isPresent(); at = at.get().parent()) {
      all.add(at.get());
    }
    return all;
  }
}
