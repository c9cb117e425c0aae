package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.BundleMark;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Listing;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Template;
import dev.trowel.core.plan.Trees;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Adoptions.Entry;
import dev.trowel.schema.bundle.Adoptions.Wanted;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the objects that are to be adopted, and says why one cannot be.
///
/// @param state what is recorded
/// @param mark by which this deployment knows its own
/// @param faults takes what is wrong, and what is doubtful
record Sought(State state, RestClient rest, BundleMark mark, Diagnostics faults) {

  /// A run has no life of its own.
  private static final String RUNS = "job_runs";

  /// An object that is there.
  ///
  /// @param live as the workspace gave it
  record Live(String id, ResourceKind kind, JsonNode live) {
    /// What a reference to it means.
    Optional<JsonNode> value(ResourceKey key, Template.To reference) {
      if (!reference.target().equals(key)) {
        return Optional.empty();
      }
      return reference.isId()
          ? Optional.of(TextNode.valueOf(id))
          : Optional.ofNullable(Trees.find(kind.operations().remote(live), reference.field()));
    }
  }

  /// Those of `entries` that are there and free.
  SortedMap<ResourceKey, Live> all(List<Entry> entries) {
    SortedMap<ResourceKey, Live> found = new TreeMap<>();
    List<Optional<Live>> objects = Parallel.map(entries, this::one);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      objects.get(i).ifPresent(object -> found.put(entry.key(), object));
    }
    refuseTwice(found, entries);
    return found;
  }

  private Optional<Live> one(Entry entry) {
    ResourceKind kind = Kinds.named(entry.key().kind()).orElseThrow();
    if (kind.name().equals(RUNS)) {
      fault(
          "adopt-refused",
          entry,
          "a run cannot be adopted",
          "A run is made by a deployment. Adopt its job.");
      return Optional.empty();
    }
    return id(entry, kind).filter(id -> isFree(entry, id)).flatMap(id -> read(entry, kind, id));
  }

  private Optional<String> id(Entry entry, ResourceKind kind) {
    Wanted wanted = entry.wanted();
    if (!wanted.byName()) {
      return Optional.of(wanted.text());
    }
    Optional<Listing> listing = Listing.of(kind.name());
    if (listing.isEmpty()) {
      String what = "objects of the kind %s cannot be told by name".formatted(kind.name());
      fault("adopt-refused", entry, what, "Name the object by its id.");
      return Optional.empty();
    }
    List<Listing.Found> found = listing.get().named(wanted.text(), rest);
    if (found.size() > 1) {
      String ids = found.stream().map(Listing.Found::id).collect(Collectors.joining(", "));
      fault(
          "adopt-ambiguous",
          entry,
          "%d objects are called %s".formatted(found.size(), wanted.text()),
          "Name one of them by its id: " + ids + ".");
      return Optional.empty();
    }
    if (found.isEmpty()) {
      missing(entry, kind);
    }
    return found.stream().map(Listing.Found::id).findFirst();
  }

  private boolean isFree(Entry entry, String id) {
    Optional<ResourceKey> holder =
        state.resources().entrySet().stream()
            .filter(each -> each.getKey().kind().equals(entry.key().kind()))
            .filter(each -> each.getKey().part() == ResourceKey.Part.SELF)
            .filter(each -> each.getValue().id().equals(id))
            .map(Map.Entry::getKey)
            .findFirst();
    holder.ifPresent(key ->
        fault(
            "adopt-taken",
            entry,
            "the object %s belongs to %s already".formatted(id, key),
            "Where the resource has another key now, say so: trowel: {moved: [{from: %s, to: %s}]}."
                .formatted(key, entry.key())));
    return holder.isEmpty();
  }

  private Optional<Live> read(Entry entry, ResourceKind kind, String id) {
    return switch (kind.operations().read(rest, id)) {
      case Answer.Ok ok -> {
        mark.foreign(kind, entry.key().name(), id, ok.body())
            .map(warning -> placed(warning, entry))
            .ifPresent(faults::add);
        yield Optional.of(new Live(id, kind, ok.body()));
      }
      case Answer.Refused refused when isAbsent(refused) -> {
        missing(entry, kind);
        yield Optional.empty();
      }
      case Answer.Refused refused -> unreadable(entry, refused.message());
      case Answer.Unclear unclear -> unreadable(entry, unclear.reason());
    };
  }

  /// What is no id of the kind at all is refused in as many ways as there are kinds.
  private static boolean isAbsent(Answer.Refused refused) {
    return refused.isNotFound() || refused.status() == 400;
  }

  private Optional<Live> unreadable(Entry entry, String why) {
    fault(
        "cannot-read-resource",
        entry,
        "cannot read %s: %s: %s".formatted(entry.key().stateKey(), entry.wanted(), why),
        "Nothing was changed. Check that this identity may see the object, and run again.");
    return Optional.empty();
  }

  private void missing(Entry entry, ResourceKind kind) {
    fault(
        "adopt-missing",
        entry,
        "there is no %s with %s".formatted(kind.singular(), entry.wanted()),
        hint(entry, kind));
  }

  /// The kind that has an object of that id, or objects that are nearly called so.
  private String hint(Entry entry, ResourceKind kind) {
    String text = entry.wanted().text();
    Optional<String> other =
        entry.wanted().byName()
            ? Optional.empty()
            : Kinds.ALL.stream()
                .filter(each -> !each.equals(kind) && Listing.of(each.name()).isPresent())
                .filter(each -> each.operations().read(rest, text) instanceof Answer.Ok)
                .map(ResourceKind::singular)
                .findFirst();
    return other
        .map(what -> "It is the id of a %s: declare that.".formatted(what.replace('_', ' ')))
        .or(() -> near(text, kind))
        .orElse("Look at the object's page for its id. Nothing was changed.");
  }

  private Optional<String> near(String text, ResourceKind kind) {
    List<Listing.Found> all = listed(kind);
    Set<String> words = new TreeSet<>();
    all.forEach(found -> words.addAll(List.of(found.id(), found.name())));
    return Suggestion.nearest(text, words)
        .flatMap(word -> all.stream().filter(found -> isCalled(found, word)).findFirst())
        .map(found -> "Did you mean %s?".formatted(told(found)));
  }

  private static boolean isCalled(Listing.Found found, String word) {
    return found.id().equals(word) || found.name().equals(word);
  }

  private static String told(Listing.Found found) {
    return found.id().equals(found.name())
        ? found.id()
        : "%s (id %s)".formatted(found.name(), found.id());
  }

  /// For a hint nobody has to be allowed to list.
  private List<Listing.Found> listed(ResourceKind kind) {
    try {
      return Listing.of(kind.name()).map(each -> each.all(rest)).orElse(List.of());
    } catch (StopException refused) {
      return List.of();
    }
  }

  private void refuseTwice(SortedMap<ResourceKey, Live> found, List<Entry> entries) {
    for (Entry entry : entries) {
      Live mine = found.get(entry.key());
      if (mine != null) {
        found
            .headMap(entry.key())
            .forEach((key, other) -> {
              if (key.kind().equals(entry.key().kind()) && other.id().equals(mine.id())) {
                fault(
                    "adopt-twice",
                    entry,
                    "%s and %s take over the same object: id %s"
                        .formatted(key, entry.key(), mine.id()),
                    "An object belongs to one resource. Remove one of the entries.");
              }
            });
      }
    }
  }

  private void fault(String code, Entry entry, String what, String wayOut) {
    faults.add(placed(Diagnostic.error(code, what).detail(wayOut), entry));
  }

  private static Diagnostic placed(Diagnostic found, Entry entry) {
    Diagnostic at = found.at(entry.at());
    return entry.span().isWritten() ? at.in(entry.span()) : at;
  }
}
