package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.preflight.Finding;
import dev.trowel.core.preflight.Finding.Status;
import dev.trowel.core.preflight.Need;
import dev.trowel.core.preflight.Statement;
import dev.trowel.core.preflight.Statement.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PreflightReportTest {

  private static final Statement SQL = new Statement(Language.SQL, "CREATE CATALOG `c`;");
  private static final Statement SHELL =
      new Statement(Language.SHELL, "databricks groups create --display-name 'a\nDROP TABLE t;'");

  @Test
  void noNameEndsAComment() {
    String sql = report(finding("group 'a\nDROP TABLE t;'", Status.MISSING, SHELL)).sql();

    assertThat(sql.lines()).allMatch(line -> line.isEmpty() || line.startsWith("-- "));
  }

  @Test
  void whatIsThereNeedsNoStatement() {
    PreflightReport report = report(finding("catalog 'c'", Status.THERE, SQL));

    assertThat(report.sql()).doesNotContain("CREATE");
    assertThat(report.text(80)).doesNotContain("CREATE").contains("1 there, 0 missing, 0 unknown");
    assertThat(report.json(List.of())).doesNotContain("CREATE");
  }

  @Test
  void whatIsUnknownIsNotToldToBeRun() {
    PreflightReport report = report(finding("catalog 'c'", Status.UNKNOWN, SQL));

    assertThat(report.text(80)).doesNotContain("CREATE").contains("unknown  catalog 'c'");
    assertThat(report.sql()).doesNotContain("CREATE");
  }

  @Test
  void aStatementThatSeveralNeedIsToldOnce() {
    PreflightReport report =
        report(
            finding("catalog 'c'", Status.MISSING, SQL),
            finding("catalog 'C'", Status.MISSING, SQL));

    assertThat(report.text(80)).containsOnlyOnce("CREATE CATALOG `c`;");
  }

  private static Finding finding(String what, Status status, Statement statement) {
    return new Finding(new Need(what, List.of("schemas.s"), List.of(statement)), status, "");
  }

  private static PreflightReport report(Finding... findings) {
    return new PreflightReport(
        "b/dev", "https://x.example.com", "ana@example.com", List.of(findings));
  }
}
