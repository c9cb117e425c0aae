package dev.trowel.core.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.Json;
import java.io.IOException;
import java.util.List;

/// Claims as the text of a file.
final class ClaimJson {

  private static final int FORM = 1;

  private ClaimJson() {}

  static byte[] write(Claim claim) {
    Author author = claim.author();
    ObjectNode file =
        Json.object()
            .put("version", FORM)
            .put("epoch", claim.epoch())
            .put("id", claim.id())
            .put("user", author.user())
            .put("host", author.host())
            .put("process", author.process())
            .put("ci_run", author.ciRun())
            .put("commit", author.commit())
            .put("branch", author.branch())
            .put("since", claim.since())
            .put("beat", claim.life().beat())
            .put("beat_at", claim.life().at())
            .put("phase", claim.life().phase())
            .put("released", claim.life().released());
    list(file.putArray("locks"), claim.locks());
    if (!claim.left().going().isEmpty()) {
      list(file.putArray("going"), claim.left().going());
    }
    if (!claim.left().files().isEmpty()) {
      list(file.putArray("settled"), claim.left().files());
    }
    return Json.write(file);
  }

  private static void list(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  /// What `bytes` say; a lease that nobody can read is still one.
  ///
  /// @param epoch as the file's name says
  static Claim read(byte[] bytes, long epoch) {
    try {
      ObjectNode file = Json.parse(bytes);
      return file.path("version").asInt() == FORM ? claim(file, epoch) : Claim.unreadable(epoch);
    } catch (IOException e) {
      return Claim.unreadable(epoch);
    }
  }

  private static Claim claim(ObjectNode file, long epoch) {
    return new Claim(
        epoch,
        text(file, "id"),
        new Author(
            text(file, "user"),
            text(file, "host"),
            text(file, "process"),
            text(file, "ci_run"),
            text(file, "commit"),
            text(file, "branch")),
        text(file, "since"),
        new Claim.Life(
            file.path("beat").asLong(),
            text(file, "beat_at"),
            text(file, "phase"),
            file.path("released").asBoolean()),
        new Leavings(texts(file, "locks"), texts(file, "going"), texts(file, "settled")));
  }

  private static List<String> texts(ObjectNode file, String name) {
    return file.path(name).valueStream().map(JsonNode::asText).toList();
  }

  private static String text(ObjectNode file, String name) {
    return file.path(name).asText("");
  }
}
