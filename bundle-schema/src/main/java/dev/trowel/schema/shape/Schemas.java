package dev.trowel.schema.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The schema files of the format: one for each kind of resource and one for the sections around
/// them. A file is read when it is first asked for.
public final class Schemas {

  private static final List<String> KINDS = SchemaFiles.kinds();

  private static final Map<String, Lazy<KindSchema>> BY_KIND = lazily(SchemaFiles::kind);

  private static final Map<String, Lazy<Shape>> RESOURCES =
      lazily(kind -> ResourceShapes.of(kindOf(kind), sections()));

  private static final Lazy<Shape> SECTIONS = new Lazy<>(SchemaFiles::sections);

  private static final Lazy<Map<String, TerraformFields>> TERRAFORM =
      new Lazy<>(SchemaFiles::terraform);

  private static final Lazy<Map<String, Lazy<Map<String, Schema>>>> OUTPUTS =
      new Lazy<>(SchemaFiles::outputs);

  private Schemas() {}

  /// The plural names of all kinds that can be deployed, sorted.
  public static List<String> kinds() {
    return KINDS;
  }

  /// What one resource of `kind`, known or not, is called: `job` for `jobs`.
  public static String singular(String kind) {
    boolean longEnding = kind.endsWith("branches") || kind.endsWith("indexes");
    return kind.substring(0, kind.length() - (longEnding ? 2 : 1));
  }

  /// What is known of `kind`; empty for a name that is not among [#kinds].
  public static Optional<KindSchema> kind(String kind) {
    return Optional.ofNullable(BY_KIND.get(kind)).map(Lazy::get);
  }

  /// What a bundle may say of one resource of `kind`: its settings, and [#bundleOnlyFields] where
  /// it has them; empty for a name that is not among [#kinds].
  public static Optional<Shape> resource(String kind) {
    return Optional.ofNullable(RESOURCES.get(kind)).map(Lazy::get);
  }

  /// What Terraform calls the fields of `kind`, known or not.
  public static TerraformFields terraform(String kind) {
    return TERRAFORM.get().getOrDefault(kind, TerraformFields.SAME);
  }

  /// What a workspace reports of a resource of `kind`, to which references may lead as they do to
  /// its settings: field → whether it is a leaf, a list or a mapping; none for an unknown kind.
  public static Map<String, Schema> outputs(String kind) {
    Lazy<Map<String, Schema>> known = OUTPUTS.get().get(kind);
    return known == null ? Map.of() : known.get();
  }

  /// What a bundle says of a resource beside its settings; it is never sent (format.md 2.2).
  public static Set<String> bundleOnlyFields() {
    return ResourceShapes.AROUND;
  }

  /// What a bundle file may say, without what stands below `resources` (format.md 2.2).
  public static Shape sections() {
    return SECTIONS.get();
  }

  /// What a bundle file may say, with the fields of every kind (format.md 2.2).
  public static Shape bundle() {
    return ResourceShapes.bundle(
        sections(),
        KINDS.stream().collect(Collectors.toMap(k -> k, k -> resource(k).orElseThrow())));
  }

  /// Reads what every bundle with resources of `kind` needs, so that it is there when it is asked
  /// for.
  public static void prepare(String kind) {
    sections();
    resource(kind);
    outputs(kind);
    terraform(kind);
  }

  private static KindSchema kindOf(String kind) {
    return kind(kind).orElseThrow();
  }

  private static <T> Map<String, Lazy<T>> lazily(Function<String, T> source) {
    Map<String, Lazy<T>> all = new HashMap<>();
    KINDS.forEach(kind -> all.put(kind, new Lazy<>(() -> source.apply(kind))));
    return Map.copyOf(all);
  }
}
