package dev.trowel.schema.bundle;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a resource says is to be done while a model that it names is not there: nothing, which is
/// both empty; that it is left out; or that a deployment waits.
///
/// @param skip `lifecycle.skip_until_model`
/// @param time `lifecycle.wait_for_model`; empty where it is absent or no time
public record ModelWait(boolean skip, Optional<Duration> time) {

  private static final String LIFECYCLE = "lifecycle";
  private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})([smhd])");

  /// Where a resource says that it is to be left out.
  public static Path skipPlace(ResourceKey key) {
    return key.path().field(LIFECYCLE).field("skip_until_model");
  }

  /// Where a resource says how long to wait.
  public static Path waitPlace(ResourceKey key) {
    return key.path().field(LIFECYCLE).field("wait_for_model");
  }

  /// What the resource `key` of a resolved tree says.
  public static ModelWait of(Mapping tree, ResourceKey key) {
    boolean skip =
        Values.find(tree, skipPlace(key)) instanceof Value.Bool(var _, boolean yes) && yes;
    Optional<Duration> time =
        Values.find(tree, waitPlace(key)) instanceof Text text
            ? timeOf(text.text())
            : Optional.empty();
    return new ModelWait(skip, time);
  }

  /// The time that `text` says, such as `90s`, `30m`, `2h` or `7d`; empty when it says none.
  public static Optional<Duration> timeOf(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2).charAt(0)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }
}
