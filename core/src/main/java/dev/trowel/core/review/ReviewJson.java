package dev.trowel.core.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Plan;
import dev.trowel.schema.source.Span;
import java.util.Collection;
import java.util.Locale;

/// A review as JSON, as `docs/schemas/plan-v1.schema.json` describes it.
public final class ReviewJson {

  private ReviewJson() {}

  /// The review as a tree.
  public static ObjectNode write(Review review) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    heading(review.heading(), json.putObject("heading"));
    ArrayNode resources = json.putArray("resources");
    review.items().forEach(item -> item(item, resources.addObject()));
    ArrayNode files = json.putArray("files");
    review.files().forEach(file -> file(file, files.addObject()));
    ArrayNode libraries = json.putArray("libraries");
    review.libraries().forEach(library -> file(library, libraries.addObject()));
    texts(review.folders(), json.putArray("folders"));
    texts(review.former(), json.putArray("former"));
    ArrayNode schedules = json.putArray("schedules");
    review.schedules().forEach(schedule -> schedule(schedule, schedules.addObject()));
    ObjectNode selected = json.putObject("selected");
    review.selection().reasons().forEach((key, why) -> selected.put(key.toString(), why));
    texts(review.selection().unselected(), json.putArray("unselected"));
    ArrayNode stops = json.putArray("stops");
    review.stops().forEach(stop -> stop(stop, stops.addObject()));
    counts(review.counts(), json.putObject("counts"));
    return json.put("drift", review.hasDrift()).put("empty", review.empty());
  }

  private static void heading(Heading heading, ObjectNode json) {
    json.put("bundle", heading.bundle())
        .put("target", heading.target())
        .put("mode", word(heading.mode()))
        .put("root_path", heading.root())
        .put("host", heading.host())
        .put("user", heading.user())
        .put("branch", heading.branch())
        .put("commit", heading.commit());
  }

  private static void item(Item item, ObjectNode json) {
    json.put("key", item.key().toString()).put("action", word(item.action()));
    json.put("name", item.name()).put("id", item.id());
    ArrayNode reasons = json.putArray("reasons");
    item.reasons()
        .forEach(reason ->
            reasons.addObject().put("code", reason.code().text()).put("detail", reason.detail()));
    ArrayNode changes = json.putArray("changes");
    ArrayNode drift = json.putArray("drift");
    item.fields()
        .forEach(field -> FieldJson.write(field, (field.isDrift() ? drift : changes).addObject()));
    ArrayNode access = json.putArray("access");
    item.access().forEach(change -> access(change, access.addObject()));
    texts(item.after(), json.putArray("after"));
    json.put("wave", item.wave());
    item.loss().ifPresent(loss -> json.put("loss", loss));
    item.movedFrom().ifPresent(former -> json.put("moved_from", former.toString()));
    item.span().filter(Span::isWritten).ifPresent(span -> span(span, json.putObject("span")));
  }

  private static void access(AccessChange change, ObjectNode json) {
    json.put("type", change.type()).put("principal", change.principal());
    texts(change.before(), json.putArray("before"));
    texts(change.after(), json.putArray("after"));
    json.put("by_hand", change.byHand());
  }

  private static void file(FileChange file, ObjectNode json) {
    json.put("path", file.path()).put("change", word(file.what()));
  }

  private static void schedule(Schedule schedule, ObjectNode json) {
    json.put("key", schedule.key().toString()).put("field", schedule.field());
    json.put("before", schedule.before()).put("after", schedule.after());
  }

  private static void stop(Stop stop, ObjectNode json) {
    json.put("code", stop.cause().code());
    texts(stop.keys(), json.putArray("keys"));
    json.put("until", stop.until()).put("way_out", stop.wayOut());
  }

  private static void counts(Plan.Counts counts, ObjectNode json) {
    json.put("add", counts.add())
        .put("change", counts.change())
        .put("delete", counts.delete())
        .put("unchanged", counts.unchanged());
  }

  private static void span(Span span, ObjectNode json) {
    json.put("file", span.file())
        .put("line", span.line())
        .put("column", span.column())
        .put("end_line", span.endLine())
        .put("end_column", span.endColumn());
  }

  private static void texts(Collection<?> all, ArrayNode json) {
    all.forEach(each -> json.add(each.toString()));
  }

  /// The word for one of a closed set, such as `create`.
  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
