package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.preset.LocalLibraries;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A task that installs a wheel of this machine runs on a runtime that can install it from a folder
/// of the workspace, or the wheel is wrapped in a notebook (format.md 7).
final class LocalWheelsFitTheirRuntime implements Rule {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}|x).*");
  private static final int MAJOR = 13;
  private static final int MINOR = 1;
  private static final String CLUSTER = "new_cluster";
  private static final String KEY = "job_cluster_key";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (!Values.isTrue(bundle.tree(), "experimental", "python_wheel_wrapper")) {
      Tasks.visit(bundle, (job, path, task) -> check(job, path, task, diagnostics));
    }
  }

  private static void check(Resource job, Path path, Mapping task, Diagnostics diagnostics) {
    Optional<Text> wheel = wheel(task);
    Optional<Text> runtime =
        wheel.flatMap(_ -> runtime(job, task)).filter(text -> isTooOld(text.text()));
    if (runtime.isPresent() && wheel.isPresent()) {
      diagnostics.add(
          Diagnostic.error(
                  "wheel-needs-runtime",
                  "Python wheel tasks require compute with DBR 13.3+ to include local libraries")
              .detail(
                  "%s has %s. Take a newer spark_version, or set experimental.python_wheel_wrapper."
                      .formatted(job.key(), runtime.get().text()))
              .at(path)
              .in(wheel.get().span())
              .in(runtime.get().span()));
    }
  }

  private static Optional<Text> wheel(Mapping task) {
    return Values.items(task, "libraries").stream()
        .map(library -> Values.find(library, "whl"))
        .flatMap(LocalWheelsFitTheirRuntime::text)
        .filter(text -> LocalLibraries.isLocal(text.text()))
        .findFirst();
  }

  private static Optional<Text> runtime(Resource job, Mapping task) {
    String key = Values.text(task, KEY);
    Stream<Mapping> clusters =
        key == null
            ? Stream.of(Values.mapping(task, CLUSTER))
            : Values.items(job.settings(), "job_clusters").stream()
                .filter(cluster -> key.equals(Values.text(cluster, KEY)))
                .map(cluster -> Values.mapping(cluster, CLUSTER));
    return clusters
        .map(cluster -> Values.find(cluster, "spark_version"))
        .flatMap(LocalWheelsFitTheirRuntime::text)
        .findFirst();
  }

  private static Stream<Text> text(@Nullable Value value) {
    return value instanceof Text text ? Stream.of(text) : Stream.empty();
  }

  /// `13.x` is the newest of them; what is no number is not compared.
  private static boolean isTooOld(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    boolean newest = matcher.group(2).equals("x");
    return major < MAJOR
        || (major == MAJOR && !newest && Integer.parseInt(matcher.group(2)) < MINOR);
  }
}
