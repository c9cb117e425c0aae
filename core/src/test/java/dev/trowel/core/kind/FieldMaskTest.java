package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.Schemas;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldMaskTest {

  @Test
  void namesFieldsSortedWithTheirPrefix() {
    Set<Path> changed = Set.of(Path.of("pg_version"), Path.of("display_name"));
    assertThat(mask(changed)).isEqualTo("spec.display_name,spec.pg_version");
  }

  @Test
  void namesAFieldInsideAnObject() {
    Path path = Path.of("default_endpoint_settings").field("suspend_timeout_duration");
    assertThat(mask(Set.of(path)))
        .isEqualTo("spec.default_endpoint_settings.suspend_timeout_duration");
  }

  @Test
  void stopsAtAMapAndAtAList() {
    Path settings = Path.of("default_endpoint_settings").field("pg_settings");
    Path tags = Path.of("custom_tags");
    assertThat(mask(Set.of(settings.field("a"), settings.field("b"), tags.index(0).field("key"))))
        .isEqualTo("spec.custom_tags,spec.default_endpoint_settings.pg_settings");
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(mask(Set.of())).isEmpty();
  }

  private static String mask(Set<Path> changed) {
    return FieldMask.of(changed, "spec.", Schemas.kind("postgres_projects").orElseThrow());
  }
}
