package dev.trowel.app.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The published schemas of what is written for machines, read from this repository.
public final class Schemas {

  private static final Path SARIF = Path.of("src/test/resources/sarif/sarif-schema-2.1.0.json");
  private static final Path VALIDATE = Path.of("../docs/schemas/validate-v1.schema.json");

  private static final Path PLAN = Path.of("../docs/schemas/plan-v1.schema.json");

  private static final Path DRIFT = Path.of("../docs/schemas/drift-v1.schema.json");

  private static final Path HISTORY = Path.of("../docs/schemas/history-v1.schema.json");

  private Schemas() {}

  /// What is wrong with a SARIF file, by the schema of OASIS.
  public static List<String> sarifFaults(String text) {
    return faults(SARIF, VersionFlag.V7, text);
  }

  /// What is wrong with what `validate -o json` printed, by our own schema.
  public static List<String> validateFaults(String text) {
    return faults(VALIDATE, VersionFlag.V202012, text);
  }

  /// What is wrong with what `plan -o json` printed, by our own schema.
  public static List<String> planFaults(String text) {
    return faults(PLAN, VersionFlag.V202012, text);
  }

  /// What is wrong with what `drift -o json` printed, by our own schema.
  public static List<String> driftFaults(String text) {
    return faults(DRIFT, VersionFlag.V202012, text);
  }

  /// What is wrong with what `history -o json` printed, by our own schema.
  public static List<String> historyFaults(String text) {
    return faults(HISTORY, VersionFlag.V202012, text);
  }

  private static List<String> faults(Path file, VersionFlag version, String text) {
    try {
      JsonSchema schema = JsonSchemaFactory.getInstance(version).getSchema(Files.readString(file));
      return schema.validate(text, InputFormat.JSON).stream()
          .map(ValidationMessage::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
