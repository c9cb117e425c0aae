package dev.trowel.core.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Reads the fields of the SDK's model classes by reflection and writes them as the types of a
/// schema file.
final class SdkTypes {

  private static final String SERVICES = "com.databricks.sdk.service.";
  private static final Map<Class<?>, String> SCALARS =
      Map.of(
          String.class, "string",
          Long.class, "integer",
          Integer.class, "integer",
          Double.class, "number",
          Float.class, "number",
          Boolean.class, "boolean",
          Object.class, "any");

  private final Map<String, ObjectNode> types = new TreeMap<>();

  /// The class `model`, such as `jobs.JobSettings`, and all it refers to.
  static Map<String, ObjectNode> of(String model) {
    SdkTypes types = new SdkTypes();
    try {
      types.name(Class.forName(SERVICES + model));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the SDK has no " + model, e);
    }
    return types.types;
  }

  private JsonNode type(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    Class<?> plain = (Class<?>) type;
    String scalar = SCALARS.get(plain);
    if (scalar != null) {
      return text(scalar);
    }
    return text(plain.getName().startsWith("com.google.protobuf.") ? "string" : name(plain));
  }

  private JsonNode container(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    Class<?> raw = (Class<?>) generic.getRawType();
    if (Map.class.isAssignableFrom(raw)) {
      return JsonNodeFactory.instance.objectNode().set("*", type(arguments[1]));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return JsonNodeFactory.instance.arrayNode().add(type(arguments[0]));
    }
    throw new IllegalStateException("cannot write " + generic);
  }

  private String name(Class<?> model) {
    String name = model.getName().substring(SERVICES.length());
    if (!types.containsKey(name)) {
      ObjectNode written = JsonNodeFactory.instance.objectNode();
      types.put(name, written);
      if (model.isEnum()) {
        constants(model, written.putArray("enum"));
      } else {
        fields(model, written.putObject("fields"));
      }
    }
    return name;
  }

  private void fields(Class<?> model, ObjectNode fields) {
    for (Field field : model.getDeclaredFields()) {
      JsonProperty property = field.getAnnotation(JsonProperty.class);
      if (property != null) {
        fields.set(property.value(), type(field.getGenericType()));
      }
    }
  }

  private static void constants(Class<?> model, ArrayNode values) {
    for (Field field : model.getFields()) {
      if (field.isEnumConstant()) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        values.add(property == null ? field.getName() : property.value());
      }
    }
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
