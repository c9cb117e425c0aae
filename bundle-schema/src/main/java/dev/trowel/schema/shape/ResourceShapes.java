package dev.trowel.schema.shape;

import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import dev.trowel.schema.shape.Schema.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Adds to a kind's settings what only a bundle says of a resource (format.md 2.2).
final class ResourceShapes {

  private static final String PERMISSIONS = "permissions";
  private static final String GRANTS = "grants";
  static final String LIFECYCLE = "lifecycle";
  private static final String ID = "id";
  private static final String URL = "url";

  /// The fields added here.
  static final Set<String> AROUND = Set.of(PERMISSIONS, GRANTS, LIFECYCLE, ID, URL);

  private ResourceShapes() {}

  static Shape of(KindSchema kind, Shape sections) {
    Map<String, Schema> fields = new HashMap<>(kind.settings().fields());
    fields.putIfAbsent(ID, Scalar.STRING);
    fields.putIfAbsent(URL, Scalar.STRING);
    fields.put(LIFECYCLE, new Ref(lifecycle(kind.facets())));
    if (!kind.facets().levels().isEmpty()) {
      fields.putIfAbsent(PERMISSIONS, new ListOf(new Ref("bundle.Permission")));
    }
    if (kind.facets().securable().isPresent()) {
      fields.put(GRANTS, new ListOf(new Ref("bundle.Grant")));
    }
    ObjectOf settings = kind.settings();
    return new Shape(
        new ObjectOf(settings.name(), fields, settings.required()),
        kind.types().over(sections.types()));
  }

  private static String lifecycle(Facets facets) {
    if (facets.triggered()) {
      return "bundle.RunLifecycle";
    }
    return facets.startable() ? "bundle.StartLifecycle" : "bundle.Lifecycle";
  }

  /// The sections with every kind below `resources`, of the root and of targets.
  static Shape bundle(Shape sections, Map<String, Shape> kinds) {
    Map<String, Schema> resources = new HashMap<>();
    Types types = sections.types();
    for (Map.Entry<String, Shape> each : kinds.entrySet()) {
      resources.put(each.getKey(), new MapOf(each.getValue().root()));
      types = each.getValue().types().over(types);
    }
    Schema below = new ObjectOf("bundle.Resources", resources, Set.of());
    ObjectOf target = with((ObjectOf) types.resolve(new Ref("bundle.Target")), below);
    Types all = Types.of(Map.of("bundle.Target", target)).over(types);
    return new Shape(with(sections.root(), below), all);
  }

  private static ObjectOf with(ObjectOf section, Schema resources) {
    Map<String, Schema> fields = new HashMap<>(section.fields());
    fields.put("resources", resources);
    return new ObjectOf(section.name(), fields, section.required());
  }
}
