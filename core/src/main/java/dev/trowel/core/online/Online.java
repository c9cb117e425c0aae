package dev.trowel.core.online;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Asks workspaces about bundles, all at once, as long as there is time: **start reading here**.
public final class Online {

  private static final int SHOWN = 12;

  /// A state that cannot be read leaves a question open; it is no fault of the bundle.
  private static final String FILE_REFUSED = "workspace-file-failed";

  private final Deadline deadline;

  /// @param deadline by when all has to be answered
  public Online(Deadline deadline) {
    this.deadline = deadline;
  }

  /// A question that was asked.
  private record Asked(String about, Future<Told> answer) {}

  /// What the workspaces say of each of `subjects`, in their order. What there was no time for, and
  /// what they do not say, is told in one diagnostic each.
  public List<List<Diagnostic>> check(List<Subject> subjects) {
    return subjects.stream().map(this::start).toList().stream().map(this::collect).toList();
  }

  private List<Asked> start(Subject subject) {
    return subject.questions().stream()
        .map(each -> new Asked(each.about(), deadline.start(each.answer())))
        .toList();
  }

  private List<Diagnostic> collect(List<Asked> all) {
    List<Diagnostic> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> unfinished = new ArrayList<>();
    for (Asked each : all) {
      Optional<Told> told = answer(each);
      told.ifPresent(answer -> found.addAll(answer.found()));
      told.ifPresent(answer -> unknown.addAll(answer.unknown()));
      if (told.isEmpty()) {
        unfinished.add(each.about());
      }
    }
    unfinished(deadline.length(), unfinished).ifPresent(found::add);
    unknown(unknown).ifPresent(found::add);
    return merged(found);
  }

  /// What one written value does to several resources is one finding.
  private static List<Diagnostic> merged(List<Diagnostic> found) {
    Map<List<Object>, Diagnostic> byPlace = new LinkedHashMap<>();
    for (Diagnostic each : found) {
      byPlace.merge(
          List.of(each.code(), each.summary(), each.detail(), each.spans()),
          each,
          (first, other) ->
              first.paths().containsAll(other.paths())
                  ? first
                  : first.at(other.paths().getFirst()));
    }
    return List.copyOf(byPlace.values());
  }

  private Optional<Told> answer(Asked asked) {
    try {
      return deadline.await(asked.answer());
    } catch (StopException stop) {
      Map<Boolean, List<Diagnostic>> parts =
          stop.diagnostics().stream()
              .collect(Collectors.partitioningBy(each -> each.code().equals(FILE_REFUSED)));
      return Optional.of(
          new Told(
              parts.getOrDefault(false, List.of()),
              parts.getOrDefault(true, List.of()).stream().map(Diagnostic::summary).toList()));
    }
  }

  /// What to tell of things there was no time for; empty when there are none.
  ///
  /// @param given the time there was
  public static Optional<Diagnostic> unfinished(Duration given, List<String> about) {
    return about.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.warning(
                    "online-unfinished", "the workspace did not answer within " + text(given))
                .detail(
                    "Not checked:"
                        + lines(about)
                        + "\nCheck the host and the network, or give more time with --deadline."));
  }

  private static Optional<Diagnostic> unknown(List<String> about) {
    return about.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.recommendation(
                    "online-unknown", "the workspace does not say all there is to know")
                .detail("Could not check:" + lines(about)));
  }

  private static String lines(List<String> about) {
    List<String> distinct = about.stream().distinct().toList();
    StringBuilder text = new StringBuilder();
    distinct.stream().limit(SHOWN).forEach(each -> text.append("\n- ").append(each));
    if (distinct.size() > SHOWN) {
      text.append("\n- and ").append(distinct.size() - SHOWN).append(" more");
    }
    return text.toString();
  }

  private static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
