package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Veil;
import dev.trowel.schema.address.Path;
import java.util.List;

/// Keeps out of a review what a bundle says is secret, wherever it got.
///
/// @param veil what hides it
record Veiled(Veil veil) {

  /// The items without secrets.
  List<Item> items(List<Item> items) {
    return items.stream().map(this::item).toList();
  }

  private Item item(Item item) {
    return new Item(
        item.key(),
        item.action(),
        veil.over(item.name()),
        item.id(),
        item.reasons(),
        item.fields().stream().map(this::field).toList(),
        item.access(),
        item.after(),
        item.wave(),
        item.loss(),
        item.movedFrom(),
        item.span());
  }

  FieldChange field(FieldChange field) {
    return new FieldChange(
        field.path(),
        side(field.path(), field.recorded()),
        side(field.path(), field.before()),
        side(field.path(), field.after()),
        field.origin(),
        field.replaces(),
        field.kept());
  }

  private Side side(Path path, Side side) {
    return switch (side) {
      case Side.Known(JsonNode value) -> known(veil.over(path, value));
      case Side.Nothing _, Side.Hidden _, Side.Later _ -> side;
    };
  }

  private static Side known(JsonNode shown) {
    boolean hidden = shown.isTextual() && shown.textValue().equals(Veil.HIDDEN);
    return hidden ? new Side.Hidden() : new Side.Known(shown);
  }
}
