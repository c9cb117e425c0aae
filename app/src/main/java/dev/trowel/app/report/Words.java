package dev.trowel.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What several forms write in the same words.
final class Words {

  private Words() {}

  /// Summary, way out, fix and targets, as one text of several lines.
  static String paragraph(Finding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    StringBuilder text = new StringBuilder(diagnostic.summary());
    if (!diagnostic.detail().isEmpty()) {
      text.append('\n').append(diagnostic.detail().strip());
    }
    diagnostic.fix().ifPresent(fix -> text.append("\nFix: ").append(fix.words()));
    if (!finding.targets().isEmpty()) {
      text.append("\nTargets: ").append(String.join(", ", finding.targets()));
    }
    return text.toString();
  }

  /// What stays the same while lines move: the code, the file, the place in the bundle's tree, the
  /// summary.
  static String fingerprint(Finding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    String file = Findings.place(finding).map(span -> span.file()).orElse("");
    String what =
        String.join(
            "\0", diagnostic.code(), file, diagnostic.paths().toString(), diagnostic.summary());
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// A path as a relative URI.
  static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte each : path.getBytes(UTF_8)) {
      char letter = (char) (each & 0xff);
      boolean plain =
          letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0);
      uri.append(
          plain ? String.valueOf(letter) : "%" + HexFormat.of().withUpperCase().toHexDigits(each));
    }
    return uri.toString();
  }
}
