package dev.trowel.app.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.app.console.PlanPrinter;
import dev.trowel.core.review.Heading;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Schedule;
import dev.trowel.schema.bundle.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A comment for a pull request, with a mark by which it is found and written anew: what is lost
/// and what was changed by hand first and open, all else folded; shortened step by step until it
/// fits, and saying so.
final class Markdown {

  /// GitHub takes comments of 65,536 characters; counted in bytes, which are never fewer.
  private static final int LARGEST = 62_000;

  private final Review review;
  private final List<Item> grave;
  private final List<Item> calm;

  private Markdown(Review review) {
    this.review = review;
    this.grave = review.items().stream().filter(Markdown::isGrave).toList();
    this.calm = review.items().stream().filter(item -> !isGrave(item)).toList();
  }

  private static boolean isGrave(Item item) {
    return item.action().isDestructive() || item.isDrifted();
  }

  /// How much is told of the grave and of the calm.
  private record Step(Detail grave, Detail calm) {

    private static final List<Step> ALL =
        List.of(
            new Step(Detail.FULL, Detail.FULL),
            new Step(Detail.FULL, Detail.SHORT),
            new Step(Detail.FULL, Detail.BRIEF),
            new Step(Detail.FULL, Detail.LINE),
            new Step(Detail.SHORT, Detail.LINE),
            new Step(Detail.FULL, Detail.KEY),
            new Step(Detail.SHORT, Detail.KEY),
            new Step(Detail.BRIEF, Detail.KEY),
            new Step(Detail.LINE, Detail.KEY),
            new Step(Detail.KEY, Detail.KEY),
            new Step(Detail.KEY, Detail.COUNT),
            new Step(Detail.COUNT, Detail.COUNT));
  }

  /// The comment, at most [#LARGEST] bytes long.
  static String of(Review review) {
    Markdown form = new Markdown(review);
    String text = "";
    for (Step step : Step.ALL) {
      text = form.text(step);
      if (text.getBytes(UTF_8).length <= LARGEST) {
        break;
      }
    }
    return text;
  }

  private String text(Step step) {
    StringBuilder text = new StringBuilder();
    text.append(mark(review.heading())).append("\n### ").append(title()).append("\n\n");
    text.append(where()).append("\n\n").append(shortened(step)).append(warnings());
    if (!grave.isEmpty()) {
      text.append("### Look at these first\n\n").append(new MarkdownItems(step.grave).open(grave));
    }
    text.append(schedules(step.calm)).append(graph());
    if (!calm.isEmpty()) {
      text.append(grave.isEmpty() ? "### Changes\n\n" : "### All other changes\n\n");
      text.append(new MarkdownItems(step.calm).folded(calm));
    }
    text.append(new MarkdownFiles(step.calm).of(review));
    text.append(StopWords.markdown(review.stops()));
    return text.append(sums()).toString();
  }

  /// The first line; nobody sees it.
  private static String mark(Heading heading) {
    String what = Quoted.comment(heading.bundle()) + ":" + Quoted.comment(heading.target());
    return "<!-- trowel:plan:" + what + " -->";
  }

  private String title() {
    String name = Quoted.code(Plain.cut(review.heading().bundle(), 100));
    String target = Quoted.code(Plain.cut(review.heading().target(), 100));
    return name + " → " + target + ": " + Summary.of(review);
  }

  private String where() {
    Heading heading = review.heading();
    List<String> words = new ArrayList<>();
    words.add("on " + Quoted.code(Plain.cut(heading.host(), 200)));
    words.add("as " + Quoted.code(Plain.cut(heading.user(), 200)));
    if (!heading.branch().isEmpty()) {
      words.add("from " + Quoted.code(Plain.cut(heading.branch(), 200)));
    }
    if (!heading.commit().isEmpty()) {
      words.add("at " + Quoted.code(Summary.commit(heading)));
    }
    words.add("in " + Quoted.code(Plain.cut(heading.root(), 200)));
    if (heading.mode() != Mode.NONE) {
      words.add("(mode: " + Marks.word(heading.mode()) + ")");
    }
    return String.join(" ", words);
  }

  private String shortened(Step step) {
    List<String> sentences =
        Stream.of(
                grave.isEmpty() ? "" : step.grave.sentence("What is lost or was changed by hand"),
                calm.isEmpty() ? "" : step.calm.sentence("All other changes"))
            .filter(sentence -> !sentence.isEmpty())
            .toList();
    return sentences.isEmpty()
        ? ""
        : "> [!NOTE]\n> **Shortened to fit into a comment.** "
            + String.join(" ", sentences)
            + " The whole is in the page that `--report html=FILE` writes.\n\n";
  }

  private String warnings() {
    long lost = grave.stream().filter(item -> item.action().isDestructive()).count();
    long drifted = grave.stream().filter(Item::isDrifted).count();
    StringBuilder text = new StringBuilder();
    if (lost > 0) {
      text.append("> [!CAUTION]\n> **")
          .append(Marks.some((int) lost, "resource is", "resources are"))
          .append(" deleted or replaced.**\n\n");
    }
    if (drifted > 0) {
      text.append("> [!WARNING]\n> **")
          .append(Marks.some((int) drifted, "resource was", "resources were"))
          .append(" changed by hand since the last deployment.**\n\n");
    }
    return text.toString();
  }

  private String schedules(Detail detail) {
    List<Schedule> all = review.schedules();
    if (all.isEmpty()) {
      return "";
    }
    if (detail.compareTo(Detail.LINE) >= 0) {
      return "### Schedules\n\n" + Marks.some(all.size(), "schedule", "schedules") + " change.\n\n";
    }
    StringBuilder text = new StringBuilder("### Schedules\n\n| | resource | now | after |\n");
    text.append("|---|---|---|---|\n");
    for (Schedule each : all) {
      String what = each.starts() ? "▶ starts" : each.stops() ? "⏹ stops" : "changes";
      text.append("| ").append(what);
      text.append(" | ").append(Quoted.cell(each.key().toString()));
      text.append(' ').append(Quoted.cell(each.field()));
      text.append(" | ").append(time(each.before(), detail));
      text.append(" | ").append(time(each.after(), detail)).append(" |\n");
    }
    return text.append('\n').toString();
  }

  private static String time(String schedule, Detail detail) {
    return schedule.isEmpty() ? "–" : Quoted.cell(Plain.cut(schedule, detail.width()));
  }

  private String graph() {
    Mermaid graph = new Mermaid(Net.of(review.items()));
    List<String> lines = graph.lines();
    if (lines.isEmpty()) {
      return "";
    }
    String what = graph.isOfResources() ? "what waits for what" : "what waits for what, by kind";
    return "<details open>\n<summary>Graph: "
        + what
        + "</summary>\n\n"
        + Quoted.block("mermaid", lines)
        + "\n</details>\n\n";
  }

  private String sums() {
    long kept = review.items().stream().filter(item -> item.action() == Action.KEEP).count();
    return "<sub>Plan: %,d to add, %,d to change, %,d to delete, %,d unchanged%s%s</sub>\n"
        .formatted(
            review.counts().add(),
            review.counts().change(),
            review.counts().delete(),
            review.counts().unchanged(),
            PlanPrinter.adopted(review),
            kept == 0 ? "" : "; %,d told of and left alone".formatted(kept));
  }
}
