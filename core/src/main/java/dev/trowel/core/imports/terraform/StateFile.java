package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Terraform recorded: the attributes of its resources and of what it looked up.
///
/// @param instances by address, such as `databricks_job.train`, `module.a.data.databricks_x.y` or
///   `databricks_job.each["a"]`
/// @param files by address of what Terraform manages, what messages call the file that tells of it
/// @param sensitive addresses with an attribute each that Terraform marked as sensitive
record StateFile(
    SequencedMap<String, Mapping> instances, Map<String, String> files, Set<String> sensitive) {

  private static final String VERSION = "4";

  StateFile {
    instances = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(instances));
    files = Map.copyOf(files);
    sensitive = Set.copyOf(sensitive);
  }

  /// Reads states; of what two tell, the last holds.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-input` when one is no state of
  ///   version 4
  static StateFile read(List<InputFile> files) {
    Collected all = new Collected(new LinkedHashMap<>(), new HashMap<>(), new HashSet<>());
    for (InputFile file : files) {
      collect(tree(file), file, all);
    }
    return new StateFile(all.instances(), all.files(), all.sensitive());
  }

  private record Collected(
      SequencedMap<String, Mapping> instances, Map<String, String> files, Set<String> sensitive) {}

  /// A state holds secrets, and may be one line: none of it is shown.
  private static Value tree(InputFile file) {
    try {
      return file.tree();
    } catch (StopException fault) {
      throw new StopException(
          fault.diagnostics().stream()
              .map(each -> each.code().equals("import-input") ? each : unread(file, each))
              .toList());
    }
  }

  private static Diagnostic unread(InputFile file, Diagnostic fault) {
    Span place = fault.spans().isEmpty() ? Span.of(file.name()) : fault.spans().getFirst();
    return unusable(file, place, "cannot be read as JSON", "Save it with `terraform state pull`.")
        .diagnostics()
        .getFirst();
  }

  private static StopException unusable(InputFile file, Span place, String what, String wayOut) {
    return Notes.unusable(Span.of(file.name()), place + " " + what, wayOut);
  }

  private static void collect(Value tree, InputFile file, Collected all) {
    Value version = Values.find(tree, "version");
    if (!(version instanceof Num(_, String number) && number.equals(VERSION))
        || !(Values.find(tree, "resources") instanceof Seq resources)) {
      throw unusable(
          file,
          version == null ? Span.at(file.name(), 1, 1) : version.span(),
          "is no state of Terraform's version 4",
          "Save it with `terraform state pull`, of Terraform 0.12 or newer.");
    }
    for (Value each : resources.items()) {
      String type = Values.textOrEmpty(each, "type");
      String name = Values.textOrEmpty(each, "name");
      if (type.isEmpty() || name.isEmpty() || !(each instanceof Mapping)) {
        throw unusable(file, each.span(), "is no resource of a state", "Save the state once more.");
      }
      boolean isData = "data".equals(Values.text(each, "mode"));
      String module = Values.textOrEmpty(each, "module");
      String address =
          (module.isEmpty() ? "" : module + ".") + (isData ? "data." : "") + type + "." + name;
      for (Value one : Values.items(each, "instances")) {
        collect(one, address, isData ? "" : file.name(), all);
      }
    }
  }

  private static void collect(Value instance, String resource, String file, Collected all) {
    if (Values.find(instance, "deposed") == null
        && Values.find(instance, "attributes") instanceof Mapping attributes) {
      Value index = Values.find(instance, "index_key");
      String address = resource + suffix(index);
      all.instances().put(address, attributes);
      if (!file.isEmpty()) {
        all.files().put(address, file);
      }
      for (Value path : Values.items(instance, "sensitive_attributes")) {
        if (path instanceof Seq steps && !steps.items().isEmpty()) {
          String name = Values.textOrEmpty(steps.items().getFirst(), "value");
          all.sensitive().add(address + " " + name);
        }
      }
    }
  }

  private static String suffix(@Nullable Value index) {
    if (index instanceof Text(_, String key)) {
      return "[\"" + key + "\"]";
    }
    return index instanceof Num(_, String number) ? "[" + number + "]" : "";
  }

  /// An attribute of an instance.
  Optional<Value> attribute(String address, String name) {
    Mapping attributes = instances.get(address);
    return Optional.ofNullable(attributes == null ? null : attributes.get(name));
  }

  /// Whether an attribute of an instance is marked as sensitive.
  boolean isSensitive(String address, String name) {
    return sensitive.contains(address + " " + name);
  }

  /// The first of these attributes that says something.
  Optional<String> id(String address, List<String> names) {
    for (String name : names) {
      Optional<Value> found = attribute(address, name);
      if (found.isPresent() && found.get() instanceof Text(_, String text) && !text.isEmpty()) {
        return Optional.of(text);
      }
      if (found.isPresent() && found.get() instanceof Num(_, String number)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
