package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.part.Access;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts permissions and grants, which are resources of their own in Terraform, to what they are of.
///
/// @param resources the settings so far, which it changes
/// @param notes takes what is of something else
record Parts(Map<ResourceKey, Mapping> resources, Notes notes) {

  private static final Pattern OWNER = Pattern.compile("\\$\\{resources\\.(\\w+)\\.([^.}]+)\\..*}");

  /// Whether a type of Terraform's is such a part.
  static boolean isPart(String type) {
    return type.equals("databricks_permissions")
        || type.equals("databricks_grants")
        || type.equals("databricks_grant");
  }

  /// Puts one to its owner.
  void add(Instance part) {
    Optional<ResourceKey> owner = owner(part);
    Mapping settings = owner.map(resources::get).orElse(null);
    if (owner.isEmpty() || settings == null) {
      notes.leftOut(
          part.block().span(),
          part.address(),
          "It is not of a resource of this configuration. Keep it where it is, or write"
              + " permissions or grants where the resource is.");
      return;
    }
    boolean isAccess = part.type().equals("databricks_permissions");
    String field = isAccess ? "permissions" : "grants";
    List<Value> entries = new ArrayList<>(Values.items(settings, field));
    entries.addAll(isAccess ? access(part) : grants(part));
    if (!entries.isEmpty()) {
      resources.put(owner.get(), settings.with(field, Made.list(entries)));
    }
  }

  private Optional<ResourceKey> owner(Instance part) {
    for (Body.Attribute each : part.block().body().attributes().values()) {
      Optional<Value> value = value(part, each.value());
      if (value.isPresent() && value.get() instanceof Text(_, String text)) {
        Matcher owner = OWNER.matcher(text);
        if (Reference.whole(text).isPresent() && owner.matches()) {
          return Optional.of(ResourceKey.of(owner.group(1), owner.group(2)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Value> value(Instance part, Expression expression) {
    try {
      return Optional.of(part.evaluation().of(expression));
    } catch (StopException unknown) {
      unknown.diagnostics().forEach(notes::add);
      return Optional.empty();
    }
  }

  private List<Value> access(Instance part) {
    List<Value> entries = new ArrayList<>();
    blocks(part, "access_control").forEach(entries::add);
    return Access.permissions(new Seq(part.block().span(), entries), notes).items();
  }

  private List<Value> grants(Instance part) {
    List<Value> entries = new ArrayList<>(blocks(part, "grant"));
    if (part.type().equals("databricks_grant")) {
      Mapping all = mapping(part, part.block().body(), part.block());
      Mapping one = Mapping.empty(all.span());
      for (String field : List.of("principal", "privileges")) {
        Value value = all.get(field);
        one = value == null ? one : one.with(field, value);
      }
      entries.add(one);
    }
    return entries;
  }

  private List<Mapping> blocks(Instance part, String type) {
    List<Mapping> found = new ArrayList<>();
    for (Block block : part.block().body().blocks()) {
      if (block.type().equals(type)) {
        found.add(mapping(part, block.body(), block));
      } else if (block.type().equals("dynamic") && block.label(0).equals(type)) {
        for (Dynamic.Round each : Dynamic.rounds(block, part.evaluation(), notes)) {
          Instance inside =
              new Instance(part.site(), part.block(), part.index(), each.evaluation());
          found.add(mapping(inside, each.block().body(), each.block()));
        }
      }
    }
    return found;
  }

  private Mapping mapping(Instance part, Body body, Block block) {
    Mapping mapping = Mapping.empty(block.span());
    for (var each : body.attributes().entrySet()) {
      Optional<Value> value = value(part, each.getValue().value());
      if (value.isPresent() && !(value.get() instanceof Value.Null)) {
        mapping = mapping.with(each.getKey(), value.get());
      }
    }
    return mapping;
  }
}
