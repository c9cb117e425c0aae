package dev.trowel.core.model;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which version of a model is meant: `3`, `@champion`, `Production`, or one of these of another
/// target, as in `staging:@champion`.
///
/// @param target the other target; empty for the one the command is for
/// @param which the number or the label
public record Pick(Optional<String> target, Which which) {
  private static final Pattern FORM = Pattern.compile("(?:([^:@]+):)?(.+)");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern RESERVED = Pattern.compile("\\d+|[vV]\\d+|latest");

  /// A number or a label.
  public sealed interface Which {
    /// By number.
    record Number(long number) implements Which {}

    /// By what points to it.
    record Labelled(Label label) implements Which {}
  }

  /// What `text` means.
  ///
  /// @throws StopException `bad-usage`
  public static Pick of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw unreadable(text);
    }
    return new Pick(Optional.ofNullable(form.group(1)), which(form.group(2)));
  }

  private static Which which(String text) {
    if (NUMBER.matcher(text).matches()) {
      return new Which.Number(Long.parseLong(text));
    }
    if (text.startsWith("@") && text.length() > 1) {
      return new Which.Labelled(new Label.Alias(text.substring(1)));
    }
    return Label.Stage.NAMES.stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .map(stage -> new Which.Labelled(new Label.Stage(stage)))
        .orElseThrow(() -> unreadable(text));
  }

  private static StopException unreadable(String text) {
    return new StopException(
        Diagnostic.error("bad-usage", text + " names no version")
            .detail(
                "Write a number, @ and an alias, or a stage: 3, @champion, Production; with another"
                    + " target before it: staging:@champion."));
  }

  /// An alias that can be set.
  ///
  /// @throws StopException `model-label-refused`
  public static Label alias(String text) {
    String name = text.startsWith("@") ? text.substring(1) : text;
    if (!ALIAS.matcher(name).matches()
        || RESERVED.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      throw ModelProblem.badLabel(text);
    }
    return new Label.Alias(name);
  }

  /// A stage that can be set.
  ///
  /// @throws StopException `bad-usage`
  public static Label stage(String text) {
    List<String> names = Label.Stage.NAMES;
    return names.stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .map(Label.Stage::new)
        .orElseThrow(() ->
            new StopException(
                Diagnostic.error("bad-usage", text + " is no stage")
                    .detail("Stages are " + String.join(", ", names) + ".")));
  }

  /// The version of `model` that is meant.
  ///
  /// @throws StopException `model-version-unknown`, `model-alias-unknown` or `model-missing`
  public Version in(Registered model) {
    return switch (which) {
      case Which.Number(long number) -> model.version(number);
      case Which.Labelled(Label label) -> model.holder(label);
    };
  }
}
