package dev.trowel.app.console;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.explain.Chain;
import dev.trowel.schema.explain.Link;
import dev.trowel.schema.value.Value;
import java.util.List;

/// How a value came about: the value, and below it what made it, the last word last.
public final class ExplainPrinter {

  private static final int MOST = 40;
  private static final String GAP = "  ";
  private static final String DEEPER = "      ";

  private final String target;
  private final Path path;
  private final Value value;
  private final List<Chain> chains;

  /// @param path the value that was asked for
  /// @param chains of the value, or of all that it holds
  public ExplainPrinter(String target, Path path, Value value, List<Chain> chains) {
    this.target = target;
    this.path = path;
    this.value = value;
    this.chains = List.copyOf(chains);
  }

  /// The text.
  ///
  /// @param all whether to show every value, however many
  public String text(boolean all) {
    StringBuilder text = new StringBuilder();
    if (isOne()) {
      title(path + " = " + Shown.value(value), text);
      text.append(Shown.type(value)).append(", target ").append(target).append("\n\n");
      links(chains.getFirst().links(), text);
      return text.toString();
    }
    text.append(path.steps().isEmpty() ? "the bundle" : path).append('\n');
    text.append(Shown.type(value)).append(" of ").append(chains.size());
    text.append(chains.size() == 1 ? " value" : " values")
        .append(", target ")
        .append(target)
        .append("\n\n");
    int shown = all ? chains.size() : Math.min(MOST, chains.size());
    chains.subList(0, shown).forEach(chain -> line(chain, text));
    if (shown < chains.size()) {
      text.append(GAP).append("… and ").append(chains.size() - shown);
      text.append(" more; name one of them, or use --all\n");
    }
    return text.toString();
  }

  private boolean isOne() {
    return isOne(path, chains);
  }

  /// Whether the value that was asked for holds no others.
  static boolean isOne(Path path, List<Chain> chains) {
    return chains.size() == 1 && chains.getFirst().path().equals(path);
  }

  private void title(String title, StringBuilder text) {
    if (title.length() <= Shown.WIDTH) {
      text.append(title).append('\n');
    } else {
      text.append(path).append('\n').append("= ").append(Shown.value(value)).append('\n');
    }
  }

  private static void links(List<Link> links, StringBuilder text) {
    int places =
        links.stream().mapToInt(link -> Shown.place(link.place()).length()).max().orElse(0);
    int values =
        links.stream().mapToInt(link -> Shown.value(link.value()).length()).max().orElse(0);
    int notes = links.stream().mapToInt(link -> link.note().length()).max().orElse(0);
    boolean fits = 3 * GAP.length() + places + values + notes <= Shown.WIDTH;
    for (Link link : links) {
      String place = GAP + Shown.place(link.place());
      String shown = Shown.value(link.value(), Shown.WIDTH - DEEPER.length());
      if (fits) {
        text.append(place).append(" ".repeat(places + 2 * GAP.length() - place.length()));
        text.append(shown).append(" ".repeat(values + GAP.length() - shown.length()));
        text.append(link.note()).append('\n');
      } else {
        text.append(beside(place, link.note()));
        text.append(DEEPER).append(shown).append('\n');
      }
    }
  }

  /// The value and its last word.
  private void line(Chain chain, StringBuilder text) {
    String below = chain.path().from(path.length()).toString();
    String start = GAP + below + " = ";
    String whole = start + Shown.value(chain.value());
    if (whole.length() <= Shown.WIDTH) {
      text.append(whole).append('\n');
    } else {
      text.append(GAP).append(below).append('\n');
      int width = Shown.WIDTH - DEEPER.length() - 2;
      text.append(DEEPER).append("= ").append(Shown.value(chain.value(), width)).append('\n');
    }
    Link last = chain.last();
    text.append(beside(DEEPER + Shown.place(last.place()), last.note()));
  }

  private static String beside(String place, String note) {
    return place.length() + GAP.length() + note.length() <= Shown.WIDTH
        ? place + GAP + note + "\n"
        : place + "\n" + DEEPER + Shown.cut(note, Shown.WIDTH - DEEPER.length()) + "\n";
  }

  /// The envelope.
  public String json(List<Diagnostic> diagnostics) {
    return Envelope.of("explain", new ExplainJson(target, path, value, chains)::write, diagnostics);
  }
}
