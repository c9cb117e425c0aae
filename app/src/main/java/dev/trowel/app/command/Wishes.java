package dev.trowel.app.command;

import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.adopt.Sort;
import dev.trowel.core.adopt.Wish;
import dev.trowel.core.adopt.Wish.Layout;
import dev.trowel.core.adopt.Wish.Which;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was said to `generate`.
///
/// @param spelling how: the incumbent writes nothing of what is taken over
/// @param start the folder that paths are seen from
/// @param root the folder of the bundle
record Wishes(Given given, Spelling spelling, Path start, Path root) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

  /// Refuses what cannot be meant.
  ///
  /// @throws StopException `bad-usage`
  static void requireUsable(Given given) {
    boolean all = given.flag(GenerateCommand.ALL);
    List<String> words = given.arguments();
    if (!all && words.isEmpty()) {
      throw usage("what is to be written?", "Such as: trowel generate job --existing-id 123");
    }
    if (words.size() > 2) {
      throw usage("too many arguments", "Write names with blanks in quotes.");
    }
    if (all && given.value(GenerateCommand.KEY).isPresent()) {
      throw usage("--key is for one object", "With --all, keys are made of names.");
    }
    if (given.flag(GenerateCommand.COPY) && given.flag(GenerateCommand.IN_PLACE)) {
      throw usage("--copy and --in-place exclude each other", "Leave one of them out.");
    }
    given.value(GenerateCommand.KEY).ifPresent(Wishes::requireKey);
    if (!all) {
      requireOne(given);
    }
    if (!all && words.size() == 1 && id(given).isEmpty()) {
      throw usage(
          "which %s?".formatted(words.getFirst()),
          "Give its id with --existing-id, or its name after the kind, or take --all.");
    }
    words.stream().limit(1).forEach(Wishes::sort);
  }

  /// It names a file, and stands in references.
  private static void requireKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw usage(
          "--key is no key of a resource",
          "Letters, digits, _ and - make one, and the first is no -. Such as: --key train");
    }
  }

  private static void requireOne(Given given) {
    Stream<String> several =
        Stream.of(GenerateCommand.KIND, GenerateCommand.TAG)
            .filter(option -> !given.values(option).isEmpty());
    Stream<String> pattern =
        given.value(GenerateCommand.NAME).map(_ -> GenerateCommand.NAME).stream();
    Stream.concat(several, pattern)
        .findFirst()
        .ifPresent(option -> {
          throw usage(
              option + " goes with --all",
              "One object is named by its kind and name, or by --existing-id. Leave it out, or"
                  + " add --all.");
        });
  }

  private static StopException usage(String what, String wayOut) {
    return new StopException(Diagnostic.error("bad-usage", what).detail(wayOut));
  }

  private static Optional<String> id(Given given) {
    return Stream.of(
            GenerateCommand.ID, GenerateCommand.JOB, GenerateCommand.PIPELINE, GenerateCommand.APP)
        .flatMap(option -> given.value(option).stream())
        .findFirst();
  }

  private static Sort sort(String word) {
    return Sort.of(word)
        .orElseThrow(() ->
            usage(
                "no such kind: " + word,
                Suggestion.advice(
                    word, Sort.words(), "Known are " + String.join(", ", Sort.words()) + ".")));
  }

  /// The wish.
  ///
  /// @throws StopException `bad-usage`
  Wish wish() {
    return new Wish(
        which(),
        given.value(GenerateCommand.KEY),
        new Layout(
            folder(GenerateCommand.CONFIG, "resources"), folder(GenerateCommand.SOURCE, "src")),
        isCopied(),
        isAdopted(),
        given.flag(GenerateCommand.FORCE));
  }

  /// Who takes over one object begins a repository of it; who takes over all that runs wants it to
  /// go on as it is.
  private boolean isCopied() {
    return given.flag(GenerateCommand.COPY)
        || !(given.flag(GenerateCommand.ALL) || given.flag(GenerateCommand.IN_PLACE));
  }

  private boolean isAdopted() {
    return switch (spelling) {
      case NATIVE -> !given.flag(GenerateCommand.NO_ADOPT) && !given.flag(GenerateCommand.BIND);
      case INCUMBENT -> false;
    };
  }

  private Which which() {
    List<String> words = given.arguments();
    Optional<String> name =
        words.size() > 1 ? Optional.of(words.get(1)) : given.value(GenerateCommand.NAME);
    List<Sort> named =
        Stream.concat(words.stream().limit(1), given.values(GenerateCommand.KIND).stream())
            .map(Wishes::sort)
            .distinct()
            .toList();
    return new Which(
        named.isEmpty() ? Arrays.asList(Sort.values()) : named,
        id(given),
        name,
        tags(),
        given.flag(GenerateCommand.ALL));
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    for (String each : given.values(GenerateCommand.TAG)) {
      int sign = each.indexOf('=');
      if (sign < 1) {
        throw usage("a tag is KEY=VALUE, and not " + each, "Such as: --tag team=fares");
      }
      tags.put(each.substring(0, sign), each.substring(sign + 1));
    }
    return tags;
  }

  /// A folder, seen from the bundle's root.
  private String folder(String option, String preset) {
    Path folder =
        given
            .value(option)
            .map(name -> start.resolve(name).normalize())
            .orElseGet(() -> root.resolve(preset));
    if (!folder.startsWith(root) || folder.equals(root)) {
      throw usage(
          "%s must lie in the bundle's folder".formatted(option),
          "Name a folder below " + root + ".");
    }
    return root.relativize(folder).toString().replace('\\', '/');
  }
}
