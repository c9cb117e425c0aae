package dev.trowel.core.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.run.Run;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.run.TaskRun;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Copies a version to another model by a run in the workspace, as only MLflow's own client can
/// (stacks.md 5). A copy that is there is found and not made again; a run that is under way is
/// joined, as its token says what it copies.
final class Copier {
  private static final String FILE = "copy_version.py";
  private static final String PLACE = "trowel/" + FILE;
  private static final String TASK = "copy";

  /// So many versions are looked at for the tag that tells what they are copies of.
  private static final int RECENT = 20;

  /// So many runs that ended before this promotion are passed over, one by one, so that the first
  /// one that is under way is found; then one is started whatever there was.
  private static final int EARLIER = 20;

  private final Site site;
  private final Compute compute;
  private final Consumer<Run> told;

  /// With what a copy is made.
  ///
  /// @param runs starts runs in the workspace of the destination
  /// @param cluster the cluster to run on; empty for serverless compute
  record Compute(RunClient runs, Optional<String> cluster) {}

  /// @param site of the destination, while it is our turn
  /// @param told is told how the run goes
  Copier(Site site, Compute compute, Consumer<Run> told) {
    this.site = site;
    this.compute = compute;
    this.told = told;
  }

  /// The copy of a version that is there already.
  ///
  /// @param runId the run that made the version, or `""`
  static Optional<Version> found(Registered destination, String uri, String runId) {
    List<Version> versions = destination.registry().versions(destination.name());
    return versions.stream()
        .filter(each -> each.isCopyOf(uri, runId))
        .findFirst()
        .or(() ->
            versions.stream()
                .limit(RECENT)
                .flatMap(each ->
                    destination.registry().version(destination.name(), each.number()).stream())
                .filter(each -> each.isCopyOf(uri, runId))
                .findFirst());
  }

  /// The number of the copy, which is made if it is not there.
  ///
  /// @param runId as for [#found]
  /// @throws StopException `model-copy-failed`
  long copy(String uri, String runId, Registered destination) {
    Version copy = found(destination, uri, runId).orElseGet(() -> made(uri, runId, destination));
    if (copy.source().equals(uri)) {
      return copy.number();
    }
    Registry registry = destination.registry();
    Optional<Version> tagged = registry.version(destination.name(), copy.number());
    if (tagged.filter(each -> uri.equals(each.tags().get(Version.SOURCE_TAG))).isEmpty()) {
      registry.tag(destination.name(), copy.number(), Version.SOURCE_TAG, uri);
    }
    return copy.number();
  }

  /// The copy that a run makes. A token that is known already gives the run of before: it is joined
  /// while it is under way. One that has ended was followed by nothing of use, or the copy would
  /// have been found; only one of our own, which has our name, says why there is none.
  private Version made(String uri, String runId, Registered destination) {
    String file = site.bundle().layout().state() + "/" + PLACE;
    site.workspace().files().write(file, script(), true);
    String name =
        "trowel: copy %s to %s, %s".formatted(uri, destination.name(), site.clock().instant());
    ObjectNode body = body(uri, destination, file).put("run_name", name);
    String what = uri + "\n" + destination.name() + "\n" + newest(destination) + "\n";
    for (int attempt = 1; true; attempt++) {
      String token = digest(what + (attempt > EARLIER ? name : Integer.toString(attempt)));
      Ended ended = ended(compute.runs().submit(body, token));
      Run run = ended.run();
      Optional<Version> copy =
          run.state().isSuccess() ? found(destination, uri, runId) : Optional.empty();
      if (copy.isPresent()) {
        return copy.get();
      }
      if (attempt > EARLIER || !ended.atFirstSight() || run.name().equals(name)) {
        throw failed(uri, run, run.state().isSuccess() ? "it left no copy" : why(run));
      }
    }
  }

  private static long newest(Registered destination) {
    return destination.registry().versions(destination.name()).stream()
        .filter(Version::isReady)
        .mapToLong(Version::number)
        .findFirst()
        .orElse(0);
  }

  /// A run that is over.
  ///
  /// @param atFirstSight whether it was never seen under way
  private record Ended(Run run, boolean atFirstSight) {}

  private Ended ended(long id) {
    AtomicBoolean wasUnderWay = new AtomicBoolean();
    Run run =
        compute
            .runs()
            .await(
                id,
                now -> {
                  wasUnderWay.compareAndSet(false, !now.state().isOver());
                  told.accept(now);
                });
    return new Ended(run, !wasUnderWay.get());
  }

  private String why(Run run) {
    return run.failed().stream()
        .map(TaskRun::id)
        .findFirst()
        .flatMap(id -> compute.runs().output(id).error())
        .orElse(run.state().message());
  }

  private static StopException failed(String uri, Run run, String why) {
    String link = run.url().isEmpty() ? "" : " " + run.url();
    return new StopException(
        Diagnostic.error("model-copy-failed", "cannot copy %s: %s".formatted(uri, why))
            .detail(
                "The run tells more:"
                    + link
                    + "\nIt needs mlflow, EXECUTE on the source, and CREATE MODEL VERSION on the"
                    + " destination; without serverless compute, name a cluster: --cluster-id ID."
                    + " No alias was moved."));
  }

  private ObjectNode body(String uri, Registered destination, String file) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode task = body.putArray("tasks").addObject().put("task_key", TASK);
    ObjectNode python = task.putObject("spark_python_task").put("python_file", file);
    ArrayNode parameters = python.put("source", "WORKSPACE").putArray("parameters");
    List.of("--source", uri, "--destination", destination.name()).forEach(parameters::add);
    List.of("--registry", destination.registry().clientUri()).forEach(parameters::add);
    List.of("--tag", Version.SOURCE_TAG + "=" + uri).forEach(parameters::add);
    if (compute.cluster().isPresent()) {
      task.put("existing_cluster_id", compute.cluster().get());
    } else {
      task.put("environment_key", TASK);
      ObjectNode environment = body.putArray("environments").addObject();
      environment
          .put("environment_key", TASK)
          .putObject("spec")
          .put("client", "2")
          .putArray("dependencies")
          .add("mlflow[databricks]>=2.18");
    }
    return body;
  }

  private static byte[] script() {
    try (InputStream in = Copier.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
