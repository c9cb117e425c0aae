package dev.trowel.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.console.DeploymentDiff;
import dev.trowel.app.option.Format;
import dev.trowel.core.deploy.PresentFiles;
import dev.trowel.core.history.Delivered;
import dev.trowel.core.history.Entry;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.sync.SourceFile;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.compare.Contrast;
import dev.trowel.schema.compare.Contrasts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares two deployments of one target, or one with what the bundle says now.
final class ComparingDeployments {
  private static final List<String> SECTIONS =
      List.of("bundle", "workspace", "run_as", "permissions", "sync");

  /// Nobody knows any more where what was deployed once was written.
  private static final Span NOWHERE = Span.of("");

  private final Invocation invocation;
  private final Session session;
  private final Diagnostics warnings = new Diagnostics();
  private final Deployments deployments;

  private ComparingDeployments(Invocation invocation, Session session) {
    this.invocation = invocation;
    this.session = session;
    this.deployments = Deployments.of(session, warnings);
  }

  /// Prints what differs.
  ///
  /// @param numbers one or two deployments
  /// @return whether anything does
  static boolean print(Invocation invocation, Session session, List<Long> numbers) {
    return new ComparingDeployments(invocation, session).print(numbers);
  }

  private boolean print(List<Long> numbers) {
    Entry first = deployments.numbered(numbers.getFirst());
    Delivered before = Delivered.of(first, deployments.folder());
    DeploymentDiff diff;
    if (numbers.size() == 1) {
      List<Contrast> contrasts =
          contrasts(tree(first), now()).stream().filter(each -> !isLinked(each)).toList();
      diff = new DeploymentDiff(name(first), "the bundle", contrasts, before, present(before));
    } else {
      Entry second = deployments.numbered(numbers.getLast());
      List<Contrast> contrasts = contrasts(tree(first), tree(second));
      Delivered after = Delivered.of(second, deployments.folder());
      diff = new DeploymentDiff(name(first), name(second), contrasts, before, after);
    }
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    invocation
        .console()
        .result(
            invocation.common().format() == Format.JSON
                ? diff.json(session.diagnostics().list())
                : diff.text());
    return !diff.isEmpty();
  }

  /// All deployments of a history are in one workspace; a local one has another address each time.
  private static List<Contrast> contrasts(Mapping one, Mapping other) {
    return Contrasts.of(one, other, SECTIONS, new KindLists()).stream()
        .filter(each -> !each.path().equals(Path.of("workspace", "host")))
        .toList();
  }

  private static String name(Entry entry) {
    return "deployment " + entry.number();
  }

  private static Mapping tree(Entry entry) {
    ObjectNode tree =
        entry
            .blueprint()
            .orElseThrow(() ->
                new StopException(
                    Diagnostic.error(
                            "history-missing",
                            "nobody knows what deployment %d deployed".formatted(entry.number()))
                        .detail("It was interrupted, or no deployment of the bundle.")))
            .tree();
    return (Mapping) Json.at(NOWHERE, tree);
  }

  private Mapping now() {
    Bundle bundle = session.bundle();
    return (Mapping) Json.at(NOWHERE, Veil.of(bundle).over(Json.object(bundle.tree())));
  }

  /// Libraries are not built for a comparison: what was deployed is taken for what will be.
  private Delivered present(Delivered before) {
    SortedMap<String, String> digests = new TreeMap<>();
    SortedMap<String, SourceFile> files = new TreeMap<>();
    for (SourceFile file : PresentFiles.of(session.site(), warnings)) {
      digests.put(file.path(), file.sha256());
      files.put(file.path(), file);
    }
    return new Delivered(
        digests,
        before.libraries(),
        path -> Optional.ofNullable(files.get(path)).flatMap(this::read));
  }

  private Optional<byte[]> read(SourceFile file) {
    try {
      return Optional.of(Files.readAllBytes(file.file()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Whether both sides mean one library, which lies on this machine until it is deployed.
  private boolean isLinked(Contrast contrast) {
    String folder = session.bundle().layout().artifact() + "/.internal/";
    return contrast.one().isPresent()
        && contrast.other().isPresent()
        && contrast.one().get().value() instanceof Text(var _, String there)
        && contrast.other().get().value() instanceof Text(var _, String here)
        && there.startsWith(folder)
        && here.endsWith("/" + there.substring(folder.length()));
  }
}
