package dev.trowel.app.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.model.Move;
import dev.trowel.core.model.Proposed;
import dev.trowel.core.model.Relabelling.Wanted;
import dev.trowel.core.model.Route;
import dev.trowel.core.model.Trial;
import dev.trowel.core.model.Verdict;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a promotion would do, and did.
public record PromotionPrinter(Proposed proposed) {
  private static final String GAP = "  ";
  private static final int RESULT = 9;

  /// What it would do, and what each gate says.
  public List<String> lines() {
    Trial trial = proposed.trial();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Version %d of %s (%s) for %s of %s (%s)"
            .formatted(
                trial.candidate().number(),
                Fit.line(trial.source().name()),
                trial.source().target(),
                trial.label().shown(),
                Fit.line(trial.destination().name()),
                trial.destination().target()));
    lines.add(
        GAP
            + trial.label().shown()
            + proposed.previous().map(now -> " is version " + now + " now").orElse(" is not set"));
    route().ifPresent(route -> lines.add(GAP + route));
    proposed.verdicts().forEach(each -> lines.add(GAP + line(each)));
    return List.copyOf(lines);
  }

  private Optional<String> route() {
    return switch (proposed.route()) {
      case Route.InPlace _ -> Optional.empty();
      case Route.Copied(long version) -> Optional.of("it was copied there as version " + version);
      case Route.ToCopy _ -> Optional.of("it is copied there by a run");
    };
  }

  private static String line(Verdict verdict) {
    String result =
        switch (verdict.result()) {
          case PASSED -> "passed";
          case REFUSED -> "refused";
          case UNKNOWN -> "unknown";
        };
    return "%s%s: %s (%s)"
        .formatted(
            Fit.padded(result, RESULT),
            Fit.line(verdict.gate()),
            Fit.line(verdict.condition()),
            Fit.line(verdict.why()));
  }

  /// What was done.
  public static String done(Move move) {
    return "%s of %s is %s now%s."
        .formatted(
            move.label().shown(),
            Fit.line(move.model()),
            said(move.to()),
            move.previous().map(before -> "; it was version " + before).orElse(""));
  }

  /// What a move by hand comes to.
  ///
  /// @param isDry whether nothing is done
  public static String sentence(Wanted wanted, boolean isDry) {
    String label = wanted.label().shown() + " of " + Fit.line(wanted.model().name());
    if (wanted.isDone()) {
      return "Nothing to do: %s is %s already.".formatted(label, said(wanted.to()));
    }
    if (wanted.isBegun()) {
      return "Nothing to move: %s is %s already. What made it so was cut off%s."
          .formatted(label, said(wanted.to()), isDry ? "" : ", and counts as done now");
    }
    String verb = wanted.to().isEmpty() ? "delete" : "move";
    String begin = isDry ? "Would " + verb : wanted.to().isEmpty() ? "Deleted" : "Moved";
    String way =
        Stream.of(
                wanted.from().map(from -> " from version " + from),
                wanted.to().map(to -> " to version " + to))
            .flatMap(Optional::stream)
            .collect(Collectors.joining());
    return "%s %s%s.%s".formatted(begin, label, way, isDry ? " Nothing was changed." : "");
  }

  private static String said(Optional<Long> version) {
    return version.map(number -> "version " + number).orElse("no version");
  }

  /// The envelope around a promotion.
  ///
  /// @param move what was done; empty where nothing was
  public String json(Optional<Move> move, List<Diagnostic> diagnostics) {
    Trial trial = proposed.trial();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("source", proposed.uri()).put("from", trial.source().target());
    result.put("model", trial.destination().name()).put("target", trial.destination().target());
    result.put("label", trial.label().shown()).put("changed", move.isPresent());
    move.flatMap(Move::to).or(proposed::version).ifPresent(to -> result.put("version", to));
    proposed.previous().ifPresent(before -> result.put("previous", before));
    ArrayNode gates = result.putArray("gates");
    for (Verdict each : proposed.verdicts()) {
      gates
          .addObject()
          .put("gate", each.gate())
          .put("condition", each.condition())
          .put("result", each.result().name().toLowerCase(Locale.ROOT))
          .put("why", each.why());
    }
    return Envelope.of("model promote", json -> JsonText.write(json, result), diagnostics);
  }

  /// The envelope around a move by hand, or back.
  public static String json(
      String command, Wanted wanted, boolean changed, List<Diagnostic> diagnostics) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("model", wanted.model().name()).put("target", wanted.model().target());
    result.put("label", wanted.label().shown()).put("changed", changed);
    wanted.to().ifPresent(to -> result.put("version", to));
    wanted.from().ifPresent(before -> result.put("previous", before));
    return Envelope.of(command, json -> JsonText.write(json, result), diagnostics);
  }
}
