package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Around.Completion;
import dev.trowel.core.kind.Around.Enquiry;
import dev.trowel.core.kind.Around.Followed;
import dev.trowel.core.kind.Around.Occupied;
import dev.trowel.core.kind.Around.Remedy;
import dev.trowel.core.kind.Around.Work;
import dev.trowel.core.workspace.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Collects what goes on around the requests of one kind; see [Around] for what each part means.
final class AroundBuilder {

  private final List<String> observed = new ArrayList<>();
  private Followed followed = Around.NOTHING.followed();
  private Remedy remedy = Around.NOTHING.remedy();
  private Occupied occupied = Around.NOTHING.occupied();
  private Work work = Around.NOTHING.work();
  private boolean repeatable;
  private Duration goneWithin = Around.NOTHING.goneWithin();
  private Function<JsonNode, Optional<Call>> ending = Around.NOTHING.ending();

  private Enquiry enquiry = Around.NOTHING.enquiry();
  private final List<String> unsent = new ArrayList<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  void observed(String... fields) {
    observed.addAll(List.of(fields));
  }

  void followed(Completion completion, boolean undone) {
    followed = new Followed(completion, undone);
  }

  void remedy(Remedy how) {
    remedy = how;
  }

  void occupied(Occupied when) {
    occupied = when;
  }

  void work(Work goingOn) {
    work = goingOn;
  }

  void repeatable() {
    repeatable = true;
  }

  void goneWithin(Duration limit) {
    goneWithin = limit;
  }

  void ending(Function<JsonNode, Optional<Call>> call) {
    ending = call;
  }

  void unsent(String... fields) {
    unsent.addAll(List.of(fields));
  }

  void sentAs(String declared, String sent) {
    names.put(declared, sent);
  }

  void enquiry(Enquiry asking) {
    enquiry = asking;
  }

  SentNames names() {
    return new SentNames(names);
  }

  Around build() {
    return new Around(
        observed,
        followed,
        remedy,
        occupied,
        work,
        repeatable,
        goneWithin,
        ending,
        unsent,
        names(),
        enquiry);
  }
}
