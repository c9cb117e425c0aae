package dev.trowel.bench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Seconds over numbers of jobs, both by powers of ten: what grows evenly is a straight line.
public final class LogPlot {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 470;
  private static final int LEFT = 62;
  private static final int TOP = 16;
  private static final int RIGHT = 26;
  private static final int BOTTOM = 118;
  private static final double LEAST_SECONDS = 0.1;
  private static final double MOST_SECONDS = 1000;
  private static final int MOST_JOBS = 10_000;

  /// One line of the plot.
  ///
  /// @param seconds by number of jobs
  /// @param other whether it is another program's: its points are hollow
  public record Series(
      String name, String colour, SortedMap<Integer, Double> seconds, boolean other) {}

  private final Svg svg = new Svg(WIDTH, HEIGHT, "Seconds that commands take, by number of jobs");

  private LogPlot() {}

  /// The picture of these lines, with the legend below in two rows.
  public static String of(List<Series> all) {
    LogPlot plot = new LogPlot();
    plot.grid();
    all.forEach(plot::draw);
    plot.legend(all.stream().filter(each -> !each.other()).toList(), HEIGHT - 62, "Trowel");
    plot.legend(all.stream().filter(Series::other).toList(), HEIGHT - 34, "databricks bundle 1.14");
    return plot.svg.end();
  }

  private void grid() {
    for (int jobs = 1; jobs <= MOST_JOBS; jobs *= 10) {
      svg.grid(x(jobs), TOP, x(jobs), HEIGHT - BOTTOM);
      String label = String.format(Locale.ROOT, "%,d", jobs);
      svg.words(x(jobs), HEIGHT - BOTTOM + 17, "middle", "small", label);
    }
    for (double seconds = LEAST_SECONDS; seconds <= MOST_SECONDS * 1.01; seconds *= 10) {
      svg.grid(LEFT, y(seconds), WIDTH - RIGHT, y(seconds));
      String label = String.format(Locale.ROOT, seconds < 1 ? "%.1f s" : "%,.0f s", seconds);
      svg.words(LEFT - 8, y(seconds) + 4, "end", "small", label);
    }
    svg.words((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM + 34, "middle", "small", "jobs");
  }

  private void draw(Series series) {
    List<double[]> points = new ArrayList<>();
    series.seconds().forEach((jobs, seconds) -> points.add(new double[] {x(jobs), y(seconds)}));
    String line =
        points.stream()
            .map(each -> String.format(Locale.ROOT, "%.1f,%.1f", each[0], each[1]))
            .collect(Collectors.joining(" "));
    svg.line(line, series.colour(), series.other());
    points.forEach(each -> svg.point(each[0], each[1], series.colour(), series.other()));
  }

  private void legend(List<Series> series, double y, String whose) {
    svg.words(LEFT - 50, y + 4, "start", "small strong", whose);
    double x = LEFT + 108;
    for (Series each : series) {
      svg.point(x, y, each.colour(), each.other());
      svg.words(x + 9, y + 4, "start", "small", each.name());
      x += 26 + 6.0 * each.name().length();
    }
  }

  private static double x(int jobs) {
    return LEFT + Math.log10(jobs) / Math.log10(MOST_JOBS) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double seconds) {
    double share =
        Math.log10(Math.max(seconds, LEAST_SECONDS) / LEAST_SECONDS)
            / Math.log10(MOST_SECONDS / LEAST_SECONDS);
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }
}
