package dev.trowel.core.build;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.preset.Assembly;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Turns tasks that run a wheel into tasks that run a notebook which installs the wheel first, for
/// runtimes that cannot install from folders (`experimental.python_wheel_wrapper`, format.md 3).
public final class WheelWrapper {

  private static final String GENERATED = ".internal";
  private static final String PREFIX = "notebook_";
  private static final String WHEEL_TASK = "python_wheel_task";
  private static final String LIBRARIES = "libraries";

  private final Bundle bundle;
  private final LocalFolder folder;
  private final Set<String> written = new HashSet<>();

  private WheelWrapper(Bundle bundle, LocalFolder folder) {
    this.bundle = bundle;
    this.folder = folder;
  }

  /// The bundle with its wheel tasks wrapped, where it asks for that; the notebooks are written to
  /// `folder`, from where they are uploaded with the bundle's files.
  ///
  /// @param bundle with the paths of its libraries in the workspace
  /// @throws StopException `wheel-wrapper` when the folder is not uploaded
  public static Bundle wrap(Bundle bundle, LocalFolder folder) {
    return new WheelWrapper(bundle, folder).wrap();
  }

  private Bundle wrap() {
    Bundle wrapped =
        Values.isTrue(bundle.tree(), "experimental", "python_wheel_wrapper")
            ? Assembly.with(bundle, jobs(bundle.tree()))
            : bundle;
    removeOthers();
    return wrapped;
  }

  private Mapping jobs(Mapping tree) {
    Mapping jobs = Values.mapping(tree, "resources", "jobs");
    Mapping wrapped =
        jobs.map((name, job) ->
            job instanceof Mapping mapping && mapping.get("tasks") instanceof Seq tasks
                ? mapping.with("tasks", tasks.map(task -> task(name, task)))
                : job);
    return wrapped == jobs ? tree : Values.put(tree, wrapped, "resources", "jobs");
  }

  private Value task(String job, Value task) {
    List<String> wheels = wheels(task);
    if (!(task instanceof Mapping mapping)
        || !(mapping.get(WHEEL_TASK) instanceof Mapping wheelTask)
        || wheels.isEmpty()) {
      return task;
    }
    String name = PREFIX + plain(job) + "_" + plain(Values.textOrEmpty(task, "task_key"));
    write(name + ".py", WheelNotebook.of(wheelTask, wheels), wheelTask.span());
    Text path = new Text(wheelTask.span(), remote(name));
    Mapping notebook = Mapping.empty(wheelTask.span()).with("notebook_path", path);
    return withoutWheels(mapping).without(WHEEL_TASK).with("notebook_task", notebook);
  }

  private static List<String> wheels(Value task) {
    return Values.items(task, LIBRARIES).stream()
        .map(library -> Values.textOrEmpty(library, "whl"))
        .filter(path -> path.startsWith("/Workspace/") || path.startsWith("/Volumes/"))
        .toList();
  }

  private static Mapping withoutWheels(Mapping task) {
    List<Value> others =
        Values.items(task, LIBRARIES).stream()
            .filter(library -> Values.find(library, "whl") == null)
            .toList();
    Value list = Values.find(task, LIBRARIES);
    return others.isEmpty() || list == null
        ? task.without(LIBRARIES)
        : task.with(LIBRARIES, new Seq(list.span(), others));
  }

  private void write(String name, String notebook, Span place) {
    if (!folder.path().startsWith(bundle.sync().root())) {
      throw new StopException(
          Diagnostic.error("wheel-wrapper", folder.path() + " is not contained in sync root path")
              .detail(
                  "The notebooks that python_wheel_wrapper writes there must be uploaded. Let"
                      + " DATABRICKS_BUNDLE_TMP name a folder below the bundle, or leave it out.")
              .in(place));
    }
    byte[] content = notebook.getBytes(StandardCharsets.UTF_8);
    String file = GENERATED + "/" + name;
    if (folder.read(file).filter(old -> Arrays.equals(old, content)).isEmpty()) {
      folder.write(file, content);
    }
    written.add(name);
  }

  private String remote(String name) {
    Path file = folder.file(GENERATED).resolve(name);
    return bundle.layout().file() + "/" + Slashes.relative(bundle.sync().root(), file);
  }

  /// Notebooks of tasks that are gone would be uploaded for ever.
  private void removeOthers() {
    if (!Files.isDirectory(folder.file(GENERATED))) {
      return;
    }
    List<String> others = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder.file(GENERATED), PREFIX + "*.py")) {
      files.forEach(file -> others.add(String.valueOf(file.getFileName())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    others.stream()
        .filter(name -> !written.contains(name))
        .forEach(name -> folder.delete(GENERATED + "/" + name));
  }

  private static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }
}
