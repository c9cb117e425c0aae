package dev.trowel.schema.value;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes nodes of JSON whose objects take as little memory as their few fields need.
public final class SmallNodes extends JsonNodeFactory {

  /// For readers of JSON, too.
  public static final SmallNodes INSTANCE = new SmallNodes();

  private static final long serialVersionUID = 1L;

  private SmallNodes() {}

  @Override
  public ObjectNode objectNode() {
    return new ObjectNode(this, new FewFields());
  }
}
