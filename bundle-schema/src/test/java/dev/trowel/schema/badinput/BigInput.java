package dev.trowel.schema.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.util.Locale;
import java.util.Optional;

/// Big texts, and a program that reads one of them in a process of its own.
enum BigInput {
  /// 10 MB of jobs.
  JOBS {
    @Override
    String text() {
      StringBuilder jobs = new StringBuilder("bundle: {name: big}\nresources:\n  jobs:\n");
      for (int i = 0; jobs.length() < 10_000_000; i++) {
        jobs.append(JOB.formatted(i, i));
      }
      return jobs.toString();
    }
  },
  /// A mapping of 1,000,000 keys.
  KEYS {
    @Override
    String text() {
      StringBuilder keys = new StringBuilder();
      for (int i = 0; i < 1_000_000; i++) {
        keys.append('k').append(i).append(": 1\n");
      }
      return keys.toString();
    }
  },
  /// A text of 5 MB in quotes.
  QUOTED {
    @Override
    String text() {
      return "a: \"" + "long ".repeat(1_000_000) + "\"\n";
    }
  },
  /// A text of 5 MB without quotes.
  PLAIN {
    @Override
    String text() {
      return "a: 1\nb: " + "x".repeat(5_000_000) + "\n";
    }
  },
  /// A comment of 9 MB.
  COMMENT {
    @Override
    String text() {
      return "# " + "x".repeat(9_000_000) + "\na: 1\n";
    }
  },
  /// Anchors that would make 10^9 values.
  LAUGHS {
    @Override
    String text() {
      StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
      for (int i = 1; i < 9; i++) {
        String alias = "*a" + (i - 1) + ",";
        laughs.append("a%d: &a%d [%s]\n".formatted(i, i, alias.repeat(10)));
      }
      return laughs.toString();
    }
  },
  /// 100,000 levels.
  LEVELS {
    @Override
    String text() {
      return "[".repeat(100_000);
    }
  };

  private static final String JOB =
      """
          job_%d:
            name: job %d
            tasks:
              - task_key: a
                notebook_task: {notebook_path: /a/b, base_parameters: {x: 1}}
      """
          .indent(4);

  abstract String text();

  /// Reads the input that the argument names and prints what came of it.
  public static void main(String[] args) {
    byte[] bytes = valueOf(args[0].toUpperCase(Locale.ROOT)).text().getBytes(UTF_8);
    Diagnostics diagnostics = new Diagnostics();
    Optional<Document> read = YamlReader.read("f.yml", bytes, diagnostics);
    System.out.println(read.isPresent() ? "read" : "refused");
    for (Diagnostic each : diagnostics.list()) {
      System.out.println(each.spans().getFirst() + ": " + each.summary());
    }
  }
}
