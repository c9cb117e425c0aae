package dev.trowel.core.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.intent.AskedOnce;
import dev.trowel.core.intent.Intent.Action;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.plan.Interrupted;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.plan.Whole;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Answer;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what became of objects that were to be changed, replaced or deleted.
final class Changes {

  private final AskedOnce rest;
  private final Ledger ledger;

  Changes(AskedOnce rest, Ledger ledger) {
    this.rest = rest;
    this.ledger = ledger;
  }

  /// Brings the ledger up to date.
  ///
  /// @return those of which the old object is gone, and a new one may be there
  List<Pending> resolve(List<Pending> pending) {
    List<Pending> known =
        pending.stream()
            .filter(each -> isOwn(each) || each.intent().action() == Action.UPDATE)
            .filter(each -> ledger.keyOf(each.key(), each.intent().id()).isPresent())
            .toList();
    // All at once; what follows asks again and gets the same answers.
    Parallel.map(known, each -> read(each, each.intent().id()));
    List<Pending> made = new ArrayList<>();
    for (Pending each : known) {
      ledger.keyOf(each.key(), each.intent().id()).ifPresent(key -> resolve(each, key, made));
    }
    return made;
  }

  private static boolean isOwn(Pending pending) {
    return pending.key().part() == Part.SELF;
  }

  /// With all that the two sides of the change name: what is not asked for would look taken away.
  private Answer read(Pending pending, String id) {
    JsonNode before =
        ledger
            .keyOf(pending.key(), pending.intent().id())
            .flatMap(key -> Optional.ofNullable(ledger.get(key)))
            .map(Recorded::settings)
            .orElseGet(MissingNode::getInstance);
    Sides sides = new Sides(pending.intent().settings(), before);
    return Whole.read(pending.kind().operations(), rest, id, sides);
  }

  private void resolve(Pending pending, ResourceKey key, List<Pending> made) {
    Answer answer = read(pending, pending.intent().id());
    switch (pending.intent().action()) {
      case CREATE -> {}
      case UPDATE -> changed(pending, key, answer);
      case RENAME -> renamed(pending, key, answer);
      case REPLACE -> {
        if (isGone(answer)) {
          ledger.remove(key);
          made.add(pending);
        } else {
          replacedInPlace(pending, key, answer);
        }
      }
      case DELETE -> {
        if (isGone(answer)) {
          ledger.remove(key);
        }
      }
    }
  }

  private static boolean isGone(Answer answer) {
    return answer instanceof Answer.Refused refused && refused.isNotFound();
  }

  private void changed(Pending pending, ResourceKey key, Answer answer) {
    Recorded recorded = ledger.get(key);
    if (recorded != null && answer instanceof Answer.Ok ok) {
      Settings sent = ledger.settings(pending.intent(), pending.kind());
      ledger.put(key, Interrupted.changed(pending.kind(), recorded, sent, ok.body()));
    }
  }

  /// A new object may have the id of the old one, where ids are names.
  private void replacedInPlace(Pending pending, ResourceKey key, Answer answer) {
    Settings sent = ledger.settings(pending.intent(), pending.kind());
    Operations operations = pending.kind().operations();
    if (operations.renamedId(pending.intent().id(), sent.value()).equals(pending.intent().id())) {
      changed(pending, key, answer);
    }
  }

  private void renamed(Pending pending, ResourceKey key, Answer answer) {
    Settings sent = ledger.settings(pending.intent(), pending.kind());
    String id = pending.kind().operations().renamedId(pending.intent().id(), sent.value());
    Recorded recorded = ledger.get(key);
    if (recorded != null && isGone(answer) && read(pending, id) instanceof Answer.Ok ok) {
      ledger.put(
          key, Interrupted.made(pending.kind(), id, sent, pending.intent().dependsOn(), ok.body()));
    }
  }
}
