package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the schema file of a template, and says all that is wrong with it at once (format.md 10;
/// stacks.md 2.1). Fields that it does not know are those of later versions, and left alone.
final class SchemaReader {

  /// The form of schema files that is spoken here.
  private static final int VERSION = 1;

  private final Diagnostics found = new Diagnostics();

  private SchemaReader() {}

  /// The schema of the template in `folder`.
  ///
  /// @param label what spans call the folder; `""` for nothing
  /// @throws StopException `template-missing` when there is none, `template-schema` when it is
  ///   faulty
  static TemplateSchema read(Path folder, String label) {
    Path file = folder.resolve(TemplateSchema.FILE);
    if (!Files.isRegularFile(file)) {
      throw new StopException(
          Diagnostic.error(
                  "template-missing",
                  "not a bundle template: expected to find a template schema file at "
                      + Labels.below(label, TemplateSchema.FILE))
              .detail(
                  "Name the folder that holds this file. Where it is a folder of a repository, say"
                      + " which: --template-dir DIR."));
    }
    return new SchemaReader().schema(tree(file, Labels.below(label, TemplateSchema.FILE)));
  }

  /// The tree of a JSON or YAML file. As the incumbent takes the last of two equal keys, that is no
  /// more than a warning, which nobody hears.
  ///
  /// @throws StopException when it cannot be read
  static Value tree(Path file, String name) {
    Diagnostics told = new Diagnostics();
    try {
      Optional<Document> document = YamlReader.read(name, Files.readAllBytes(file), told);
      boolean broken =
          told.list().stream()
              .filter(each -> each.severity() == Severity.ERROR)
              .anyMatch(each -> !each.code().equals("duplicate-key"));
      if (document.isPresent() && !broken) {
        return document.get().root();
      }
    } catch (IOException e) {
      told.add(
          Diagnostic.error("template-missing", "cannot read " + name + ": " + FileTrouble.words(e))
              .detail("Make it a file that you may read."));
    }
    throw new StopException(told.list());
  }

  private TemplateSchema schema(Value root) {
    if (!(root instanceof Mapping schema)) {
      throw new StopException(fault(root.span(), "a template's schema must be an object"));
    }
    checkVersion(schema.get("version"));
    List<Ordered> properties = new ArrayList<>();
    Value all = schema.get("properties");
    if (all instanceof Mapping mapping) {
      mapping.entries().forEach((name, entry) -> add(name, entry, properties));
    } else if (all != null && !(all instanceof Null)) {
      found.add(fault(all.span(), "properties must be an object of questions by name"));
    }
    properties.sort(
        Comparator.comparingDouble(Ordered::order).thenComparing(each -> each.property().name()));
    TemplateSchema read =
        new TemplateSchema(
            properties.stream().map(Ordered::property).toList(),
            text(schema, "welcome_message"),
            text(schema, "success_message"),
            text(schema, "min_databricks_cli_version"),
            text(schema, "template_dir"));
    found.stopOnErrors();
    return read;
  }

  private void checkVersion(@Nullable Value version) {
    if (version == null || version instanceof Null) {
      return;
    }
    Optional<Object> number = AnswerType.INTEGER.of(version);
    if (number.isEmpty()) {
      found.add(fault(version.span(), "version must be a whole number"));
    } else if ((long) number.get() > VERSION) {
      found.add(
          fault(version.span(), "the template is of version " + number.get() + ", too new")
              .detail(
                  "Versions up to %d are known. Use an older state of the template with --tag or"
                          .formatted(VERSION)
                      + " --branch, or a newer Trowel."));
    }
  }

  /// A question and its place among the others.
  private record Ordered(double order, Property property) {}

  private void add(String name, Entry entry, List<Ordered> properties) {
    if (entry.value() instanceof Mapping mapping) {
      new PropertyReader(name, entry.key(), mapping, found)
          .read()
          .ifPresent(property -> properties.add(new Ordered(order(mapping), property)));
    } else {
      found.add(fault(entry.value().span(), name + " must be an object that says what is asked"));
    }
  }

  /// Questions without an order come last.
  private double order(Mapping property) {
    return switch (property.get("order")) {
      case null -> Double.POSITIVE_INFINITY;
      case Null _ -> Double.POSITIVE_INFINITY;
      case Num num when AnswerType.INTEGER.of(num).isPresent() ->
          ((Number) AnswerType.INTEGER.of(num).get()).doubleValue();
      case Value other -> {
        found.add(fault(other.span(), "order must be a whole number"));
        yield Double.POSITIVE_INFINITY;
      }
    };
  }

  private Optional<Text> text(Mapping mapping, String field) {
    return text(mapping, field, found);
  }

  /// A field that must be a text, if it is there.
  static Optional<Text> text(Mapping mapping, String field, Diagnostics found) {
    return switch (mapping.get(field)) {
      case null -> Optional.empty();
      case Null _ -> Optional.empty();
      case Text text -> Optional.of(text);
      case Value other -> {
        found.add(fault(other.span(), field + " must be a text"));
        yield Optional.empty();
      }
    };
  }

  /// The fields of an object that is there; none of one that is not.
  static Map<String, Entry> entries(@Nullable Value value) {
    return value instanceof Mapping mapping ? mapping.entries() : Map.of();
  }

  static Diagnostic fault(Span place, String summary) {
    return Diagnostic.error("template-schema", summary)
        .detail("The template is at fault: tell whoever wrote it, or mend its schema file.")
        .in(place);
  }
}
