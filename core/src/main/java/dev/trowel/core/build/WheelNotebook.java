package dev.trowel.core.build;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The text of the notebook that stands for a task which runs a wheel.
final class WheelNotebook {

  private static final String INSTALL =
      """
      # Databricks notebook source
      # Runs the entry point of a Python wheel. Written when the bundle is deployed: changes are lost.

      # COMMAND ----------

      # MAGIC %pip install --force-reinstall\
      """
          + " ";

  private static final String RUN =
      """


      # COMMAND ----------

      dbutils.library.restartPython()

      # COMMAND ----------

      import contextlib
      import importlib
      import importlib.metadata
      import io
      import sys


      screen = sys.stdout


      class Tee(io.StringIO):
          def write(self, text):
              screen.write(text)
              return super().write(text)


      def entry_point(package, name):
          for point in importlib.metadata.distribution(package).entry_points:
              if point.name == name:
                  return point.load()
          return getattr(importlib.import_module(package), name)


      """;

  private static final String END =
      """
      printed = Tee()
      with contextlib.redirect_stdout(printed):
          run()
      dbutils.notebook.exit(printed.getvalue())
      """;

  private WheelNotebook() {}

  /// The notebook that installs `wheels`, paths in the workspace, and runs what `task` says.
  static String of(Mapping task, List<String> wheels) {
    String installed = wheels.stream().map(WheelNotebook::literal).collect(Collectors.joining(" "));
    String passed =
        arguments(task).stream()
            .map(WheelNotebook::literal)
            .collect(Collectors.joining(", ", "[", "]"));
    return INSTALL
        + installed
        + RUN
        + "package = "
        + literal(Values.textOrEmpty(task, "package_name"))
        + "\nsys.argv = [package, *"
        + passed
        + "]\nrun = entry_point(package, "
        + literal(Values.textOrEmpty(task, "entry_point"))
        + ")\n"
        + END;
  }

  private static List<String> arguments(Mapping task) {
    List<String> arguments = new ArrayList<>();
    Values.items(task, "parameters").forEach(value -> arguments.add(plain(value)));
    for (var named : Values.mapping(task, "named_parameters").entries().entrySet()) {
      Entry entry = named.getValue();
      arguments.add("--" + named.getKey() + "=" + plain(entry.value()));
    }
    return arguments;
  }

  private static String plain(Value value) {
    return switch (value) {
      case Text(var _, String text) -> text;
      case Num(var _, String text) -> text;
      case Value.Bool(var _, boolean truth) -> Boolean.toString(truth);
      case Value.Secret secret -> secret.reveal();
      case Value.Null _, Mapping _, Value.Seq _ -> "";
    };
  }

  /// A text as Python writes it, which is as JSON does.
  private static String literal(String text) {
    return TextNode.valueOf(text).toString();
  }
}
