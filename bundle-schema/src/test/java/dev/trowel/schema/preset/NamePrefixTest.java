package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePrefixTest {

  @ParameterizedTest
  @CsvSource({
    "[dev jane] ,dev_jane_",
    "[Dev Jane.Doe],dev_jane_doe_",
    "'[dev ${workspace.current_user.short_name}] ',dev_${workspace.current_user.short_name}_",
    "my prefix,my_prefix"
  })
  void makesIdentifiers(String prefix, String identifier) {
    assertThat(NamePrefix.identifier(prefix)).isEqualTo(identifier);
  }
}
