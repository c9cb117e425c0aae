package dev.trowel.core.template;

import dev.trowel.core.template.text.Addresses;
import dev.trowel.core.template.text.FunctionFault;
import dev.trowel.core.template.text.Functions;
import dev.trowel.core.template.text.Functions.Function;
import dev.trowel.core.template.text.HostObject;
import dev.trowel.core.template.text.Patterns;
import dev.trowel.core.template.text.Templates;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The functions that templates of bundles may call besides those of the language (format.md 10;
/// stacks.md 2.2).
final class Helpers {

  private final WorkspaceFacts workspace;

  /// The same wherever one project asks for it.
  private final UUID bundleId;

  private final Random random;

  /// @param seed with the same one, the same calls have the same values
  Helpers(WorkspaceFacts workspace, UUID seed) {
    this.workspace = workspace;
    this.bundleId = seed;
    this.random = new Random(seed.getMostSignificantBits() ^ seed.getLeastSignificantBits());
  }

  /// A key and its value, of which `map` makes a map.
  private record Pair(String key, @Nullable Object value) implements HostObject {
    @Override
    public @Nullable Object call(String method, List<@Nullable Object> arguments) {
      throw new FunctionFault("a pair is of use for map only");
    }

    @Override
    public Set<String> methods() {
      return Set.of();
    }

    @Override
    public String type() {
      return "pair";
    }
  }

  /// All of them.
  ///
  /// @param skip what becomes of the pattern that `skip` is given
  Functions with(UnaryOperator<String> skip) {
    Map<String, Function> all = new LinkedHashMap<>();
    all.put("fail", Helpers::fail);
    all.put("url", of(Addresses::of));
    all.put("regexp", of(Patterns::of));
    all.put("lower", of(text -> text.toLowerCase(Locale.ROOT)));
    all.put("upper", of(text -> text.toUpperCase(Locale.ROOT)));
    all.put("random_int", this::random);
    all.put("uuid", constant(() -> randomId().toString()));
    all.put("bundle_uuid", constant(() -> bundleId.toString()));
    all.put("pair", Helpers::pair);
    all.put("map", Helpers::map);
    all.put("path_separator", constant(() -> File.separator));
    all.put("skip", of(skip::apply));
    all.putAll(ofWorkspace());
    return new Functions(all);
  }

  private Map<String, Function> ofWorkspace() {
    return Map.of(
        "smallest_node_type", constant(() -> nodeType(workspace.host())),
        "workspace_host", constant(() -> workspace.host()),
        "user_name", constant(this::userName),
        "short_name", constant(() -> workspace.user().shortName()),
        "default_catalog", constant(() -> workspace.defaultCatalog()),
        "is_service_principal", constant(() -> workspace.user().isServicePrincipal()),
        // The incumbent accepts this setting and makes no use of it (format.md 2.2).
        "record_deployment_history", constant(() -> false));
  }

  private String userName() {
    String name = workspace.user().userName();
    return name.isEmpty() ? workspace.user().id() : name;
  }

  /// The smallest machine that each cloud has for clusters.
  private static String nodeType(String host) {
    if (host.contains(".azuredatabricks.net") || host.contains(".databricks.azure.")) {
      return "Standard_D3_v2";
    }
    return host.contains(".gcp.databricks.com") ? "n1-standard-4" : "i3.xlarge";
  }

  private static Object fail(List<@Nullable Object> arguments) {
    throw new StopException(
        Diagnostic.error("template-refused", formatted(arguments))
            .detail("The template says so, of the answers it was given. Nothing was written."));
  }

  /// As `printf` of the language has it.
  private static String formatted(List<@Nullable Object> arguments) {
    if (arguments.isEmpty()) {
      throw new FunctionFault("it takes a format and what it speaks of");
    }
    String call =
        IntStream.range(0, arguments.size())
            .mapToObj("(index . %d)"::formatted)
            .collect(Collectors.joining(" ", "{{printf ", "}}"));
    return Templates.of(Functions.none()).with("fail", call).render("fail", arguments);
  }

  private Object random(List<@Nullable Object> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof Long end && end > 0) {
      return random.nextLong(end);
    }
    throw new FunctionFault("it takes one whole number above 0");
  }

  /// Of version 4, as those that are left to chance are.
  private UUID randomId() {
    long most = (random.nextLong() & ~0xF000L) | 0x4000L;
    return new UUID(most, (random.nextLong() & (Long.MAX_VALUE >>> 1)) | Long.MIN_VALUE);
  }

  private static Object pair(List<@Nullable Object> arguments) {
    if (arguments.size() == 2 && arguments.getFirst() instanceof String key) {
      return new Pair(key, arguments.getLast());
    }
    throw new FunctionFault("it takes a key, which is a text, and a value");
  }

  private static Object map(List<@Nullable Object> arguments) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Object argument : arguments) {
      if (!(argument instanceof Pair pair)) {
        throw new FunctionFault("it takes pairs only, such as (pair \"name\" .name)");
      }
      if (map.containsKey(pair.key())) {
        throw new FunctionFault("it has two pairs of the key " + pair.key());
      }
      map.put(pair.key(), pair.value());
    }
    return map;
  }

  /// A function of no arguments.
  private static Function constant(Supplier<Object> value) {
    return arguments -> {
      if (!arguments.isEmpty()) {
        throw new FunctionFault("it takes no arguments");
      }
      return value.get();
    };
  }

  /// A function of one text.
  private static Function of(OfText function) {
    return arguments -> {
      if (arguments.size() == 1 && arguments.getFirst() instanceof String text) {
        return function.apply(text);
      }
      throw new FunctionFault("it takes one text");
    };
  }

  /// What is made of a text.
  @FunctionalInterface
  private interface OfText {
    Object apply(String text);
  }
}
