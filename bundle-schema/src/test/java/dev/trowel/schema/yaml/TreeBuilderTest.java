package dev.trowel.schema.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TreeBuilderTest {

  private static final int LINES_PER_JOB = 87;

  @Test
  void worksInProportionToTheSizeOfTheFile() throws IOException {
    Work one = work(100);
    Work ten = work(1_000);
    assertThat(ten.questions()).isEqualTo(one.questions() * 10);
    assertThat(ten.nodes()).isEqualTo(one.nodes() * 10);
    assertThat(ten.nodes()).isLessThan(1_000 * LINES_PER_JOB * 2);
    assertThat(ten.questions()).isLessThan(1_000L * LINES_PER_JOB * 25);
  }

  /// How much is done for a file of so many jobs, less what an empty list costs.
  private static Work work(int jobs) throws IOException {
    Work none = measure("jobs: []\n");
    Work some = measure("jobs:\n" + job().repeat(jobs));
    return new Work(some.questions() - none.questions(), some.nodes() - none.nodes());
  }

  private static Work measure(String text) throws IOException {
    Survey survey = Survey.of(text.getBytes(StandardCharsets.UTF_8));
    Counting tokens = new Counting(YamlTokens.of("f.yml", text, survey));
    TreeBuilder builder = new TreeBuilder(tokens, new Diagnostics());
    builder.build();
    return new Work(tokens.questions, builder.nodes());
  }

  private static String job() {
    StringBuilder job = new StringBuilder("- name: job\n  tasks:\n");
    for (int task = 0; task < 17; task++) {
      job.append("  - task_key: task\n    notebook_task:\n      notebook_path: a.py\n");
      job.append("      base_parameters: {a: 1, b: two}\n    timeout_seconds: 60\n");
    }
    return job.toString();
  }

  /// @param questions how often anything was asked of the tokens
  /// @param nodes how many values were made
  private record Work(long questions, long nodes) {}

  private static final class Counting implements Tokens {

    private final Tokens tokens;
    private long questions;

    Counting(Tokens tokens) {
      this.tokens = tokens;
    }

    @Override
    public @Nullable JsonToken next() throws IOException {
      questions++;
      return tokens.next();
    }

    @Override
    public String text() throws IOException {
      questions++;
      return tokens.text();
    }

    @Override
    public boolean plain() {
      questions++;
      return tokens.plain();
    }

    @Override
    public boolean alias() {
      questions++;
      return tokens.alias();
    }

    @Override
    public @Nullable String anchor() {
      questions++;
      return tokens.anchor();
    }

    @Override
    public @Nullable String tag() {
      questions++;
      return tokens.tag();
    }

    @Override
    public Span span() {
      questions++;
      return tokens.span();
    }
  }
}
