package dev.trowel.core.template.text;

/// Text that is being made, up to a limit.
final class Output {

  private static final int VALUE = 16 << 20;
  private static final int WHOLE = 64 << 20;

  private final int most;

  private final StringBuilder text = new StringBuilder();

  private Output(int most) {
    this.most = most;
  }

  /// The text of one value.
  Output() {
    this(VALUE);
  }

  /// All that a template renders.
  static Output ofTemplate() {
    return new Output(WHOLE);
  }

  Output add(String more) {
    requireRoom(more.length());
    text.append(more);
    return this;
  }

  Output add(char more) {
    requireRoom(1);
    text.append(more);
    return this;
  }

  Output fill(char with, int times) {
    return times > 0 ? add(String.valueOf(with).repeat(times)) : this;
  }

  private void requireRoom(long more) {
    if (text.length() + more > most) {
      throw new FunctionFault(
          "the text is longer than %d MB".formatted(most >> 20), "Templates are for small files.");
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
