package dev.trowel.core.workspace.login;

import dev.trowel.core.workspace.http.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps a token until shortly before its end, then gets the next.
final class Tokens implements Supplier<String> {

  /// Azure refuses tokens in their last 30 s.
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /// A token.
  ///
  /// @param text what goes behind `Bearer`
  record Token(String text, Instant end) {

    @Override
    public String toString() {
      return "token until " + end;
    }
  }

  private final Time time;
  private final Supplier<Token> source;
  private @Nullable Token token;

  Tokens(Time time, Supplier<Token> source) {
    this.time = time;
    this.source = source;
  }

  /// A token that can be used now.
  ///
  /// @throws LoginFailure when there is none
  @Override
  public synchronized String get() {
    Token known = token;
    if (known == null || !time.now().isBefore(known.end().minus(MARGIN))) {
      known = source.get();
      token = known;
    }
    return known.text();
  }
}
