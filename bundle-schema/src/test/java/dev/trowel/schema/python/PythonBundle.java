package dev.trowel.schema.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.python.Program.Answer;
import dev.trowel.schema.python.Program.Ran;
import dev.trowel.schema.python.Program.Run;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A bundle whose Python code is a function of the test.
final class PythonBundle {

  private final Path root;
  private final List<Run> runs = new ArrayList<>();
  private Function<Run, Answer> code = PythonBundle::unchanged;

  PythonBundle(Path root, String yaml) {
    this.root = root;
    file("databricks.yml", yaml);
  }

  void file(String name, String text) {
    try {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has the code change the tree in `phase`, and say `locations`.
  PythonBundle in(Phase phase, Consumer<ObjectNode> change, String locations) {
    Function<Run, Answer> before = code;
    code =
        run -> {
          if (run.phase() != phase) {
            return before.apply(run);
          }
          ObjectNode tree = run.input().deepCopy();
          change.accept(tree);
          return new Ran(
              0, Optional.of(tree.toString()), Optional.of(""), Optional.of(locations), "");
        };
    return this;
  }

  PythonBundle answering(Function<Run, Answer> answer) {
    code = answer;
    return this;
  }

  static Answer unchanged(Run run) {
    return reporting(run, "");
  }

  static Answer reporting(Run run, String diagnostics) {
    return new Ran(
        0, Optional.of(run.input().toString()), Optional.of(diagnostics), Optional.of(""), "");
  }

  List<Run> runs() {
    return runs;
  }

  /// What reading comes to.
  record Read(Bundle bundle, List<Diagnostic> diagnostics) {

    /// A value of the tree; null where there is none.
    @Nullable Value at(String path) {
      Value at = bundle.tree();
      for (String step : path.split("/", -1)) {
        at =
            step.chars().allMatch(Character::isDigit)
                ? Values.items(at).get(Integer.parseInt(step))
                : Values.mapping(at).get(step);
      }
      return at;
    }

    /// Where the value is written; nowhere where there is none.
    Span place(String path) {
      Value value = at(path);
      return value == null ? Span.synthetic("nowhere") : value.span();
    }

    /// The same as JSON; empty where there is none.
    String json(String path) {
      Value value = at(path);
      return value == null ? "" : Json.reveal(value).toString();
    }

    List<String> said() {
      return diagnostics.stream()
          .map(each -> "%s: %s %s".formatted(each.code(), each.summary(), each.spans()))
          .toList();
    }
  }

  Read read() {
    Diagnostics diagnostics = new Diagnostics();
    Program program =
        run -> {
          runs.add(run);
          return code.apply(run);
        };
    Inputs inputs = new Inputs(Map.of(), Map.of(), Optional.empty(), Optional.empty(), program);
    Facts facts = Facts.offline(Optional.of(CurrentUser.named("ann@example.com")), GitFacts.none());
    Bundle bundle =
        BundleReader.read(
            BundleReader.select(root, new Options(null, Map.of())), inputs, facts, diagnostics);
    return new Read(bundle, diagnostics.list());
  }

  /// Puts JSON into a tree.
  static Consumer<ObjectNode> set(String kind, String name, String json) {
    return tree -> {
      try {
        tree.withObjectProperty("resources").withObjectProperty(kind).set(name, Lines.parse(json));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
