package dev.trowel.core.build;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.process.Shell;
import dev.trowel.core.process.Tail;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.value.Value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Runs the commands of artifacts, one after the other, and finds the files they made.
public final class Builder {

  private static final int SHOWN = 40;

  private final LocalFolder folder;
  private final Path root;
  private final EventSink events;

  /// @param folder takes the copies of wheels that get a version of their own
  /// @param root the bundle root, absolute
  /// @param events is told what is built, and what the commands print
  public Builder(LocalFolder folder, Path root, EventSink events) {
    this.folder = folder;
    this.root = root;
    this.events = events;
  }

  /// The files of each artifact, by its name, after it was built.
  ///
  /// @throws StopException `build-failed` with the end of the command's output;
  ///   `library-not-found`, `library-unreadable` or `wheel-broken` for what it left behind
  public SequencedMap<String, List<BuiltFile>> build(List<Artifact> artifacts) {
    artifacts.forEach(this::run);
    SequencedMap<String, List<BuiltFile>> built = new LinkedHashMap<>();
    Diagnostics problems = new Diagnostics();
    artifacts.forEach(each -> built.put(each.name(), files(each, problems)));
    problems.stopOnErrors();
    return built;
  }

  private void run(Artifact artifact) {
    if (artifact.command().isEmpty()) {
      return;
    }
    events.accept(new Event.Building(artifact.name()));
    if (!Files.isDirectory(artifact.folder())) {
      throw new StopException(BuildProblem.noFolder(artifact));
    }
    Tail tail =
        new Tail(SHOWN, line -> events.accept(new Event.BuildOutput(artifact.name(), line)));
    int code = run(artifact, artifact.command().get().text(), tail);
    if (code != 0) {
      throw new StopException(BuildProblem.failed(artifact, code, tail.lines()));
    }
  }

  /// What a bundle says of logging in is no business of a build: it gets the environment of this
  /// program.
  private static int run(Artifact artifact, String command, Tail tail) {
    Map<String, String> environment = new ProcessBuilder().environment();
    String program = artifact.program();
    try {
      return (program.isEmpty() ? Shell.found(environment) : Shell.named(program, environment))
          .orElseThrow(() -> new IOException("no %s is on the PATH".formatted(named(program))))
          .run(command, artifact.folder(), environment, tail);
    } catch (IOException e) {
      throw new StopException(BuildProblem.notStarted(artifact, e));
    } catch (InterruptedException e) {
      throw Interruption.stop("while building");
    }
  }

  private static String named(String program) {
    return program.isEmpty() ? "shell" : program;
  }

  private List<BuiltFile> files(Artifact artifact, Diagnostics problems) {
    Set<BuiltFile> files = new LinkedHashSet<>();
    for (Text source : artifact.sources()) {
      try {
        find(source.text()).forEach(file -> files.add(built(artifact, file, source)));
      } catch (StopException stop) {
        stop.diagnostics().stream()
            .map(each -> placed(each, artifact, source))
            .forEach(problems::add);
      }
    }
    return List.copyOf(files);
  }

  private static Diagnostic placed(Diagnostic problem, Artifact artifact, Text source) {
    return problem.at(artifact.at().field("files")).in(source.span());
  }

  private List<Path> find(String source) {
    String pattern = Slashes.relative(root, root.resolve(source));
    return FileFinder.find(root, pattern, pattern);
  }

  private BuiltFile built(Artifact artifact, Path file, Text source) {
    boolean patch = artifact.dynamicVersion() && file.toString().endsWith(".whl");
    Path copy = patch ? patched(artifact.name(), file) : file;
    return new BuiltFile(file, copy, source.span());
  }

  /// The copy of a wheel whose version tells when it was built.
  private Path patched(String artifact, Path wheel) {
    String shown = BuildProblem.shown(root, wheel);
    WheelName name =
        WheelName.of(wheel)
            .orElseThrow(
                () -> new StopException(BuildProblem.brokenWheel(shown, "its name is no wheel's")));
    try {
      WheelName next = name.withVersion(DynamicVersion.of(name.version(), wheel));
      if (Files.size(wheel) > Library.LARGEST) {
        throw new StopException(BuildProblem.tooLarge(shown, Files.size(wheel), Library.LARGEST));
      }
      byte[] content = WheelPatch.apply(Files.readAllBytes(wheel), next.version());
      return keep("patched_wheels/" + plain(artifact) + "_" + plain(name.dist()), next, content);
    } catch (IOException e) {
      throw new StopException(BuildProblem.brokenWheel(shown, BuildProblem.reason(e)));
    }
  }

  private Path keep(String place, WheelName name, byte[] content) throws IOException {
    Path file = folder.file(place + "/" + name);
    folder.write(place + "/" + name, content);
    for (Path other : older(file)) {
      Files.delete(other);
    }
    return file;
  }

  private static List<Path> older(Path file) throws IOException {
    List<Path> others = new ArrayList<>();
    try (var wheels = Files.newDirectoryStream(folderOf(file), "*.whl")) {
      wheels.forEach(others::add);
    }
    others.remove(file);
    others.removeIf(other -> !isSameSeries(other, file));
    return others;
  }

  private static boolean isSameSeries(Path one, Path other) {
    return WheelName.of(one)
        .map(WheelName::series)
        .equals(WheelName.of(other).map(WheelName::series));
  }

  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /// A name that leads into no other folder.
  private static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }
}
