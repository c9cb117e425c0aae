package dev.trowel.core.emulator.steer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.time.Instant;
import java.util.Optional;

/// One request on its way through a steered server.
///
/// @param number 1 for the first request since the log was forgotten
/// @param change 1 for the first of those that may change something; 0 for a read
/// @param agent its `User-Agent`
/// @param fault what goes wrong with it
/// @param left when it was done with; far away while it is under way
/// @param status what was answered; 0 when nothing was, -1 while it is under way
public record Visit(
    int number,
    int change,
    Request request,
    String agent,
    Instant came,
    Optional<Fault> fault,
    Instant left,
    int status) {

  private static final int UNDER_WAY = -1;

  static Visit begun(
      int number, int change, Request request, String agent, Instant came, Optional<Fault> fault) {
    return new Visit(number, change, request, agent, came, fault, Instant.MAX, UNDER_WAY);
  }

  Visit ended(Instant when, int answered) {
    return new Visit(number, change, request, agent, came, fault, when, answered);
  }

  boolean isUnderWay() {
    return status == UNDER_WAY;
  }

  boolean isHeld() {
    return isUnderWay() && fault.orElse(null) instanceof Fault.Hold(var until) && !until.isDone();
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("number", number).put("change", change);
    node.put("verb", request.verb()).put("target", request.target());
    node.put("agent", agent).put("token", request.token()).put("time", came.toString());
    node.put("bytes", request.content().size()).put("status", status);
    fault.ifPresent(what -> node.put("fault", what.getClass().getSimpleName()));
    if (!isUnderWay()) {
      node.put("left", left.toString());
    }
    return node.put("held", isHeld());
  }
}
