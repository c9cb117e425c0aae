package dev.trowel.schema.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SmallNodesTest {

  /// What is done to an object, and to one of Jackson's own.
  enum Deed {
    PUT,
    REMOVE,
    REPLACE_ALL,
    DROP_WHILE_GOING,
    CLEAR;

    void on(ObjectNode node, String name, int value) {
      switch (this) {
        case PUT -> node.put(name, value);
        case REMOVE -> node.remove(name);
        case REPLACE_ALL ->
            node.properties().forEach(each -> each.setValue(node.numberNode(value)));
        case DROP_WHILE_GOING -> {
          Iterator<?> going = node.properties().iterator();
          for (boolean drop = value % 2 == 0; going.hasNext(); drop = !drop) {
            going.next();
            if (drop) {
              going.remove();
            }
          }
        }
        case CLEAR -> node.removeAll();
      }
    }
  }

  @Property(tries = 500)
  void behaveAsJacksonsOwn(
      @ForAll @Size(max = 40) List<Deed> deeds,
      @ForAll @Size(40) List<@IntRange(max = 14) Integer> names) {
    ObjectNode node = SmallNodes.INSTANCE.objectNode();
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < deeds.size(); i++) {
      // Puts between, so that objects of many fields occur.
      for (int more = 0; more < 3; more++) {
        Deed.PUT.on(node, "n" + names.get((i + more) % 40), i);
        Deed.PUT.on(own, "n" + names.get((i + more) % 40), i);
      }
      deeds.get(i).on(node, "n" + names.get(i), i);
      deeds.get(i).on(own, "n" + names.get(i), i);

      assertThat(node).isEqualTo(own).hasToString(own.toString()).hasSameHashCodeAs(own);
      assertThat(own).isEqualTo(node);
      assertThat(node.size()).isEqualTo(own.size());
      names.forEach(name -> assertThat(node.get("n" + name)).isEqualTo(own.get("n" + name)));
    }
    assertThat(node.deepCopy()).isEqualTo(own).isNotSameAs(node);
  }

  @Property
  void areUnlikeOthersInOneField(@ForAll @IntRange(min = 1, max = 12) int size) {
    for (int i = 0; i < size; i++) {
      ObjectNode node = numbered(SmallNodes.INSTANCE.objectNode(), size);
      ObjectNode own = numbered(JsonNodeFactory.instance.objectNode(), size);

      own.put("n" + i, "other");
      assertThat(node).isNotEqualTo(own);
      own.remove("n" + i);
      assertThat(node).isNotEqualTo(own);
      own.put("other", i);
      assertThat(node).isNotEqualTo(own);
    }
  }

  private static ObjectNode numbered(ObjectNode node, int size) {
    for (int i = 0; i < size; i++) {
      node.put("n" + i, i);
    }
    return node;
  }

  @Test
  void areReadFromText() throws IOException {
    String text = "{\"b\":{\"a\":[{}]},\"a\":{\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5}}";
    JsonMapper mapper = JsonMapper.builder().nodeFactory(SmallNodes.INSTANCE).build();

    assertThat(mapper.readTree(text)).hasToString(text).isEqualTo(new JsonMapper().readTree(text));
  }

  @Test
  void endWhereTheirFieldsEnd() {
    Iterator<Map.Entry<String, JsonNode>> none =
        SmallNodes.INSTANCE.objectNode().properties().iterator();

    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
  }
}
