package dev.trowel.app.option;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Makes the declarations of options; made by hand, as annotations cost a quarter of the start-up
/// time.
public final class Specs {

  private Specs() {}

  /// An option that is given or not.
  public static OptionSpec flag(String help, String... names) {
    return OptionSpec.builder(names).description(help).arity("0").type(boolean.class).build();
  }

  /// An option with one value; given twice, the last counts.
  public static OptionSpec value(String label, String help, String... names) {
    return OptionSpec.builder(names)
        .description(help)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .build();
  }

  /// An option with one value that may be given several times.
  public static OptionSpec repeatable(String label, String help, String... names) {
    return OptionSpec.builder(names)
        .description(help)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /// An option that counts how often it is given.
  public static OptionSpec count(String help, String... names) {
    return OptionSpec.builder(names)
        .description(help)
        .arity("0")
        .type(List.class)
        .auxiliaryTypes(Boolean.class)
        .build();
  }

  /// The same option, accepted but not shown.
  public static OptionSpec hidden(OptionSpec option) {
    return option.toBuilder().hidden(true).build();
  }
}
