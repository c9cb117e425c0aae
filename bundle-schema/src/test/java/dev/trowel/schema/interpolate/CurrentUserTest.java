package dev.trowel.schema.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CurrentUserTest {

  private static final String PRINCIPAL = "0f8fad5b-d9cb-469f-a165-70867728950e";

  @ParameterizedTest
  @CsvSource({
    "jane@example.com,jane,jane",
    "Jane.Doe@example.com,jane_doe,jane-doe",
    "jane..doe+x@example.com,jane_doe_x,jane-doe-x",
    ".jane.@example.com,jane,jane",
    "jöhn.dœ@example.com,jöhn_dœ,jöhn-dœ",
    "nobody,nobody,nobody",
    "user.1234@example.com,user_1234,user-1234"
  })
  void makesShortNames(String userName, String shortName, String domainFriendlyName) {
    CurrentUser user = CurrentUser.named(userName);
    assertThat(user.shortName()).isEqualTo(shortName);
    assertThat(user.domainFriendlyName()).isEqualTo(domainFriendlyName);
  }

  @Test
  void namesAServicePrincipalByItsDisplayName() {
    CurrentUser user = new CurrentUser(PRINCIPAL, "1", "CI Deployer", List.of());
    assertThat(user.isServicePrincipal()).isTrue();
    assertThat(user.shortName()).isEqualTo("ci_deployer");
  }

  @Test
  void namesAServicePrincipalWithoutDisplayNameByItsId() {
    assertThat(CurrentUser.named(PRINCIPAL).shortName()).isEqualTo(PRINCIPAL.replace('-', '_'));
  }

  @Test
  void takesNoMailAddressForAServicePrincipal() {
    assertThat(CurrentUser.named("jane@example.com").isServicePrincipal()).isFalse();
  }
}
