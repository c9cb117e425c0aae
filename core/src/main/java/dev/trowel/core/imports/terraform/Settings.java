package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the blocks of a resource into settings: under the names of the API, and lists where the
/// API has lists.
final class Settings {

  /// What Terraform itself reads.
  private static final Set<String> META = Set.of("for_each", "count", "provider", "depends_on");

  private static final Set<String> META_BLOCKS =
      Set.of("lifecycle", "timeouts", "provisioner", "connection");

  private final Shape shape;
  private final Map<String, String> renamed;
  private final boolean isJob;
  private final Notes notes;

  Settings(String kind, Notes notes) {
    this.shape = Schemas.resource(kind).orElseThrow();
    this.renamed = Schemas.terraform(kind).renamed();
    this.isJob = kind.equals("jobs");
    this.notes = notes;
  }

  /// The settings that a block says.
  Mapping of(Block block, Evaluation evaluation) {
    return new Mapping(block.span(), fields(block.body(), "", shape.root(), evaluation));
  }

  private SequencedMap<String, Entry> fields(
      Body body, String above, @Nullable Schema schema, Evaluation evaluation) {
    SequencedMap<String, Entry> fields = new LinkedHashMap<>();
    body.attributes()
        .forEach((name, attribute) -> {
          if (above.isEmpty() && META.contains(name)) {
            return;
          }
          value(attribute.value(), evaluation)
              .ifPresent(value -> {
                String field = name(above, name);
                Value fit = fit(value, child(schema, field, above));
                fields.put(field, new Entry(attribute.name(), fit));
              });
        });
    for (Block block : body.blocks()) {
      if (!above.isEmpty() || !META_BLOCKS.contains(block.type())) {
        block(block, above, schema, evaluation, fields);
      }
    }
    return fields;
  }

  /// The value of an expression; what is not known is told.
  private Optional<Value> value(Expression expression, Evaluation evaluation) {
    try {
      return Optional.of(evaluation.of(expression)).filter(each -> !(each instanceof Value.Null));
    } catch (StopException unknown) {
      unknown.diagnostics().forEach(notes::add);
      return Optional.empty();
    }
  }

  private void block(
      Block block,
      String above,
      @Nullable Schema schema,
      Evaluation evaluation,
      SequencedMap<String, Entry> fields) {
    if (block.type().equals("dynamic")) {
      for (Dynamic.Round each : Dynamic.rounds(block, evaluation, notes)) {
        block(each.block(), above, schema, each.evaluation(), fields);
      }
      return;
    }
    String field = name(above, block.type());
    Schema child = child(schema, field, above);
    Value value =
        new Mapping(
            block.span(), fields(block.body(), above + field + ".", element(child), evaluation));
    boolean isList = child instanceof ListOf || field.equals("libraries");
    if (isList) {
      Entry old = fields.get(field);
      List<Value> items = new ArrayList<>();
      if (old != null && old.value() instanceof Seq seq) {
        items.addAll(seq.items());
      }
      items.add(value);
      fields.put(field, new Entry(block.span(), new Seq(block.span(), items)));
    } else {
      fields.put(field, new Entry(block.span(), value));
    }
  }

  private String name(String above, String name) {
    String other = renamed.get(above + name);
    return other == null && isJob && above.isEmpty() && name.equals("library")
        ? "libraries"
        : other == null ? name : other;
  }

  private @Nullable Schema child(@Nullable Schema schema, String field, String above) {
    Schema found = schema instanceof ObjectOf object ? object.fields().get(field) : null;
    if (found == null && isJob && above.isEmpty()) {
      // A job of one task has the fields of the task.
      found = ((ObjectOf) shape.types().resolve(new Schema.Ref("jobs.Task"))).fields().get(field);
    }
    return found == null ? null : shape.types().resolve(found);
  }

  private @Nullable Schema element(@Nullable Schema schema) {
    return schema instanceof ListOf(Schema element) ? shape.types().resolve(element) : schema;
  }

  /// A list of one stands for an object in Terraform.
  private static Value fit(Value value, @Nullable Schema schema) {
    return schema instanceof ObjectOf
            && value instanceof Seq seq
            && seq.items().size() == 1
            && seq.items().getFirst() instanceof Mapping mapping
        ? mapping
        : value;
  }
}
