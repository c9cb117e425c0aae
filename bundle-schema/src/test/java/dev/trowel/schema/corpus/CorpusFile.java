package dev.trowel.schema.corpus;

import dev.trowel.schema.corpus.Mark.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One bundle of the corpus: `databricks.yml`, and after each line `# file: PATH` another file.
///
/// A comment below a line marks the finding on it. It is no part of the bundle:
///
/// ```
/// max_concurrent_runs: -4
/// #                    ^^ error[number-out-of-range]
/// ```
///
/// - `^^` spans the text exactly; `^…` says where something of several lines starts.
/// - `# 1-6 error[code]` says the columns where the comment's own `#` is in the way, `# 1…
///   error[…]` only the first.
/// - `# ^^ or` stands for a place as right as that of the next mark.
/// - `warning[code]` is a warning; `error[a or b]` takes codes that say the same.
/// - `of target NAME` behind it: found in that target only.
/// - `# nowhere error[code]` has no place, `# whole FILE error[code]` that of a file.
///
/// @param files path → content
/// @param marks what must be found, and nothing else
record CorpusFile(Map<String, String> files, List<Mark> marks) {

  private static final Pattern FILE = Pattern.compile("# file: (\\S+)");
  private static final String WHAT =
      "(or|(?:(?<severity>error|warning|recommendation)\\[(?<codes>[^]]+)]"
          + "(?: of target (?<target>[\\w-]+))?))";
  private static final Pattern MARK =
      Pattern.compile(
          "\\s*# *(?:(?<carets>\\^+)(?<open>…)?|(?<from>\\d+)(?:-(?<to>\\d+)|…)"
              + "|nowhere|whole (?<file>\\S+)) "
              + WHAT);

  static CorpusFile parse(String text) {
    return new Parser().parse(text);
  }

  private static final class Parser {

    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private String file = "databricks.yml";
    private int line;

    CorpusFile parse(String text) {
      begin(file);
      text.lines().forEach(this::line);
      Map<String, String> contents = new LinkedHashMap<>();
      files.forEach((path, content) -> contents.put(path, content.toString()));
      return new CorpusFile(contents, List.copyOf(marks));
    }

    private void line(String each) {
      Matcher next = FILE.matcher(each);
      Matcher mark = MARK.matcher(each);
      if (next.matches()) {
        begin(next.group(1));
      } else if (mark.matches()) {
        mark(mark);
      } else {
        files.computeIfAbsent(file, _ -> new StringBuilder()).append(each).append('\n');
        line++;
      }
    }

    private void begin(String path) {
      file = path;
      line = 0;
      files.put(path, new StringBuilder());
    }

    private void mark(Matcher mark) {
      place(mark);
      String severity = mark.group("severity");
      if (severity != null) {
        String target = mark.group("target");
        marks.add(
            new Mark(
                severity,
                List.of(mark.group("codes").split(" or ", -1)),
                List.copyOf(places),
                target == null ? "" : target));
        places.clear();
      }
    }

    private void place(Matcher mark) {
      if (mark.group("carets") != null) {
        int end = mark.group("open") == null ? mark.end("carets") + 1 : 0;
        places.add(new Place(file, line, mark.start("carets") + 1, end));
      } else if (mark.group("from") != null) {
        String to = mark.group("to");
        int end = to == null ? 0 : Integer.parseInt(to) + 1;
        places.add(new Place(file, line, Integer.parseInt(mark.group("from")), end));
      } else if (mark.group("file") != null) {
        places.add(new Place(mark.group("file"), 0, 0, 0));
      }
    }
  }
}
