package dev.trowel.app.console;

import dev.trowel.core.footprint.Survey;
import dev.trowel.core.review.Heading;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A review as text for people: what is deployed where, each resource with what changes and why,
/// what runs by itself, the files, and the sums last. No line is wider than the terminal.
public final class ReviewPrinter {

  private static final int COMMIT = 7;

  private final int width;
  private final boolean coloured;

  /// @param width the cells of a line
  /// @param coloured whether it is read on a screen
  public ReviewPrinter(int width, boolean coloured) {
    this.width = width;
    this.coloured = coloured;
  }

  /// The whole text.
  public String print(Review review) {
    List<List<String>> groups = new ArrayList<>();
    groups.add(heading(review.heading()));
    groups.addAll(items(review.items(), true));
    groups.add(new ScheduleText(width, coloured).lines(review.schedules()));
    DeliveryText delivery = new DeliveryText(width, coloured);
    groups.add(delivery.libraries(review.libraries()));
    groups.add(delivery.files(review.files()));
    groups.add(folders("Folder permissions are set on:", review.folders()));
    groups.add(folders("Folders that it leaves:", review.former()));
    groups.add(new SelectionText(width, coloured).lines(review.selection()));
    groups.add(new StopText(width, coloured).lines(review.stops()));
    groups.add(sums(review));
    return join(groups);
  }

  /// What goes when a deployment is taken down, the folders it lies in included, and what others
  /// put there.
  public String printGoing(Heading heading, List<Item> items, Survey survey) {
    List<List<String>> groups = new ArrayList<>();
    groups.add(heading(heading));
    groups.addAll(items(items, false));
    groups.add(folders(GoingReport.title(survey), survey.folders()));
    groups.add(folders(GoingReport.foreign(), GoingReport.named(survey)));
    groups.add(wrapped("Destroy: %d to delete".formatted(items.size())));
    return join(groups);
  }

  /// Resources and what happens to them, one below the other.
  ///
  /// @return one list of lines for each
  private List<List<String>> items(List<Item> items, boolean reasoned) {
    ItemText text = new ItemText(width, coloured, ItemText.signs(items), reasoned);
    return items.parallelStream().map(text::lines).toList();
  }

  /// Groups of lines, an empty line between them.
  private static String join(List<List<String>> groups) {
    StringBuilder text = new StringBuilder();
    for (List<String> group : groups) {
      if (!group.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n").append(String.join("\n", group)).append('\n');
      }
    }
    return text.toString();
  }

  /// `fares → staging at https://… as ada@example.com (main, 1a2b3c4)`.
  private List<String> heading(Heading heading) {
    String commit = heading.commit().substring(0, Math.min(COMMIT, heading.commit().length()));
    List<String> git = Stream.of(heading.branch(), commit).filter(word -> !word.isEmpty()).toList();
    return wrapped(
        "%s → %s at %s as %s%s"
            .formatted(
                heading.bundle(),
                heading.target(),
                heading.host(),
                heading.user(),
                git.isEmpty() ? "" : " (" + String.join(", ", git) + ")"));
  }

  private List<String> folders(String title, List<String> folders) {
    if (folders.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(title));
    folders.forEach(folder -> lines.add("  " + Fit.middle(Fit.line(folder), width - 2)));
    return lines;
  }

  private List<String> sums(Review review) {
    List<String> lines = new ArrayList<>();
    if (review.empty()) {
      lines.add("Nothing to do: the workspace is as the bundle says.");
    } else if (saysNothing(review)) {
      lines.addAll(wrapped("Only the records of the deployment in the workspace are out of date."));
    }
    lines.addAll(wrapped(PlanPrinter.sums(review).stripTrailing()));
    return lines;
  }

  private static boolean saysNothing(Review review) {
    return review.items().isEmpty()
        && review.files().isEmpty()
        && review.libraries().isEmpty()
        && review.folders().isEmpty()
        && review.former().isEmpty();
  }

  private List<String> wrapped(String text) {
    return Prose.wrapped(Fit.line(text), width, width).stream()
        .flatMap(line -> Fit.pieces(line, width).stream())
        .toList();
  }
}
