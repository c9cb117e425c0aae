package dev.trowel.core.state;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.diagnostic.StopException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The state on this machine, taken apart while something else is done.
///
/// It is given out once, to who finds the same text in the file later: then it is kept by him
/// alone, as a state of many resources is large.
public final class ReadAhead {

  /// Nothing was read.
  static final ReadAhead NONE = new ReadAhead(null);

  /// What a text says.
  private record Parsed(Predicate<byte[]> text, State state) {}

  private final AtomicReference<@Nullable Begun<Optional<Parsed>>> begun;

  private ReadAhead(@Nullable Begun<Optional<Parsed>> begun) {
    this.begun = new AtomicReference<>(begun);
  }

  /// Begins to read.
  ///
  /// @param file gives what the file holds, empty when there is none
  static ReadAhead of(Supplier<Optional<byte[]>> file) {
    return new ReadAhead(Begun.of(() -> parsed(file)));
  }

  private static Optional<Parsed> parsed(Supplier<Optional<byte[]>> file) {
    try {
      return file.get()
          .map(text -> new Parsed(other -> Arrays.equals(other, text), StateCodec.read(text, "")));
    } catch (StopException told) {
      // Whoever needs the state reads it again, and tells it under the name of its file.
      return Optional.empty();
    }
  }

  /// The state that `text` holds, where that is what was read and nobody has it yet.
  Optional<State> take(byte[] text) {
    Begun<Optional<Parsed>> taken = begun.getAndSet(null);
    return taken == null
        ? Optional.empty()
        : requireNonNull(taken.get(), "nothing came of reading")
            .filter(parsed -> parsed.text().test(text))
            .map(Parsed::state);
  }
}
