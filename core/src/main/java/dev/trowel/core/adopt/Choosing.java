package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.adopt.Wish.Which;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Listing;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Facets.Tagged;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the objects that somebody wants a bundle of.
///
/// @param holders knows the objects that this deployment has already
record Choosing(RestClient rest, Holders holders) {

  /// One that was found and not read yet.
  private record Candidate(ResourceKind kind, Listing.Found found) {}

  /// The objects.
  ///
  /// @param told takes what is left out
  /// @throws StopException `adopt-missing` or `adopt-ambiguous`, or when one cannot be read
  List<LiveObject> objects(Which which, List<String> told) {
    List<LiveObject> found =
        which.id().isPresent()
            ? List.of(byId(which))
            : Parallel.map(candidates(which), this::read).stream()
                .flatMap(Optional::stream)
                .filter(object -> hasTags(object, which.tags()))
                .toList();
    if (which.many()) {
      return found.stream().filter(object -> isFree(object, told)).toList();
    }
    if (found.size() > 1) {
      throw ambiguous(found);
    }
    return found;
  }

  private LiveObject byId(Which which) {
    String id = which.id().orElseThrow();
    ResourceKind kind = kind(which.sorts().getFirst().of(which.id()));
    Candidate candidate = new Candidate(kind, new Listing.Found(id, ""));
    return read(candidate).orElseThrow(() -> missing(kind, "id " + id, listed(kind), id));
  }

  private static ResourceKind kind(Sort sort) {
    return Kinds.named(sort.kind()).orElseThrow();
  }

  private List<Candidate> candidates(Which which) {
    List<Candidate> found = new ArrayList<>();
    Pattern pattern = glob(which.name().orElse("*"));
    for (Sort sort : which.sorts()) {
      ResourceKind kind = kind(sort.of(which.many() ? Optional.empty() : which.name()));
      listed(kind).stream()
          .filter(each -> pattern.matcher(each.name()).matches())
          .forEach(each -> found.add(new Candidate(kind, each)));
    }
    if (found.isEmpty() && !which.many()) {
      ResourceKind kind = kind(which.sorts().getFirst().of(which.name()));
      String name = which.name().orElse("*");
      throw missing(kind, "name \"" + name + "\"", listed(kind), name);
    }
    return found;
  }

  private List<Listing.Found> listed(ResourceKind kind) {
    return Listing.of(kind.name()).map(listing -> listing.all(rest)).orElse(List.of());
  }

  private static Pattern glob(String text) {
    String parts =
        Pattern.compile("\\*")
            .splitAsStream(text)
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(parts + (text.endsWith("*") ? ".*" : ""), Pattern.DOTALL);
  }

  private Optional<LiveObject> read(Candidate candidate) {
    ResourceKind kind = candidate.kind();
    String id = candidate.found().id();
    return switch (kind.operations().read(rest, id)) {
      case Answer.Ok ok -> Optional.of(new LiveObject(kind, id, name(candidate, ok), ok.body()));
      case Answer.Refused refused when refused.isNotFound() || refused.status() == 400 ->
          Optional.empty();
      case Answer.Refused refused -> throw unreadable(kind, id, refused.message());
      case Answer.Unclear unclear -> throw unreadable(kind, id, unclear.reason());
    };
  }

  private static String name(Candidate candidate, Answer.Ok ok) {
    ObjectNode live = candidate.kind().operations().live(ok.body());
    for (String field : List.of("name", "display_name", "title")) {
      if (!live.path(field).asText("").isEmpty()) {
        return live.path(field).asText();
      }
    }
    return candidate.found().id();
  }

  private static boolean hasTags(LiveObject object, Map<String, String> wanted) {
    if (wanted.isEmpty()) {
      return true;
    }
    ObjectNode live = object.kind().operations().live(object.object());
    JsonNode tags =
        Schemas.kind(object.kind().name())
            .flatMap(kind -> kind.facets().tagged())
            .map(Tagged::field)
            .map(field -> live.at("/" + field.replace('.', '/')))
            .orElseGet(() -> live.path("tags"));
    return wanted.entrySet().stream().allMatch(tag -> says(tags, tag.getKey(), tag.getValue()));
  }

  private static boolean says(JsonNode tags, String key, String value) {
    return tags.isArray()
        ? tags.valueStream()
            .anyMatch(tag ->
                tag.path("key").asText().equals(key) && tag.path("value").asText().equals(value))
        : tags.path(key).isValueNode() && tags.path(key).asText().equals(value);
  }

  private boolean isFree(LiveObject object, List<String> told) {
    boolean mine = holders.have(object);
    JsonNode deployment = object.kind().operations().live(object.object()).path("deployment");
    boolean theirs = deployment.path("kind").asText().equals("BUNDLE");
    if (theirs && !mine) {
      told.add(
          "%s %s (id %s): a bundle has it already"
              .formatted(object.kind().singular(), object.name(), object.id()));
    }
    return !mine && !theirs;
  }

  private static StopException missing(
      ResourceKind kind, String what, List<Listing.Found> all, String wanted) {
    List<String> words =
        all.stream().flatMap(each -> List.of(each.name(), each.id()).stream()).toList();
    return new StopException(
        Diagnostic.error(
                "adopt-missing",
                "there is no %s with %s".formatted(kind.singular().replace('_', ' '), what))
            .detail(
                Suggestion.advice(
                    wanted, words, "Look at the object's page for its id. Nothing was written.")));
  }

  private static StopException ambiguous(List<LiveObject> found) {
    String ids = found.stream().map(LiveObject::id).collect(Collectors.joining(", "));
    return new StopException(
        Diagnostic.error(
                "adopt-ambiguous",
                "%d objects are called %s".formatted(found.size(), found.getFirst().name()))
            .detail("Name one of them by its id (" + ids + "), or take all of them with --all."));
  }

  private static StopException unreadable(ResourceKind kind, String id, String why) {
    return new StopException(
        Diagnostic.error(
                "cannot-read-resource",
                "cannot read the %s %s: %s".formatted(kind.singular().replace('_', ' '), id, why))
            .detail("Nothing was written. Check that this identity may see it, and run again."));
  }
}
