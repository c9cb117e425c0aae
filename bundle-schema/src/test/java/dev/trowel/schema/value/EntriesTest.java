package dev.trowel.schema.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class EntriesTest {

  @Property(tries = 200)
  void holdsWhatItWasMadeOfInItsOrder(@ForAll @Size(max = 60) List<String> keys) {
    SequencedMap<String, Value.Entry> written = written(keys);
    Entries entries = Entries.of(written);

    assertThat(new ArrayList<>(entries.entrySet())).isEqualTo(List.copyOf(written.entrySet()));
    assertThat(entries).isEqualTo(written).hasSameHashCodeAs(written);
    assertThat(List.copyOf(entries.reversed().keySet()))
        .isEqualTo(List.copyOf(written.reversed().keySet()));
    keys.forEach(key -> assertThat(entries.get(key)).isSameAs(written.get(key)));
  }

  @Property(tries = 200)
  void hasNoOtherKey(
      @ForAll @Size(max = 60) List<String> keys, @ForAll @Size(max = 20) List<String> others) {
    Entries entries = Entries.of(written(keys));

    others.forEach(each -> assertThat(entries.containsKey(each)).isEqualTo(keys.contains(each)));
    assertThat(entries.get(null)).isNull();
  }

  @Test
  void findsKeysOfOneHash() {
    List<String> keys = new ArrayList<>(List.of("AaAaAa", "AaAaBB", "AaBBAa", "AaBBBB", "BBAaAa"));
    keys.addAll(List.of("BBAaBB", "BBBBAa", "BBBBBB", "AaAaC#", "BBAaC#"));
    Entries entries = Entries.of(written(keys));

    keys.forEach(key -> assertThat(entries.containsKey(key)).as(key).isTrue());
    assertThat(entries.containsKey("BBBBC#")).isFalse();
  }

  @Test
  void cannotBeChanged() {
    Entries entries = Entries.of(written(List.of("a")));

    assertThatThrownBy(() -> entries.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entries.putAll(written(List.of("b"))))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(Entries.of(entries)).isSameAs(entries);
  }

  @Test
  void endsWhereItsKeysEnd() {
    var each = Entries.of(written(List.of())).entrySet().iterator();

    assertThatThrownBy(each::next).isInstanceOf(NoSuchElementException.class);
  }

  private static SequencedMap<String, Value.Entry> written(List<String> keys) {
    Map<String, Value.Entry> written = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      Span span = Span.at("f.yml", i + 1, 1);
      written.put(keys.get(i), new Value.Entry(span, new Value.Null(span)));
    }
    return new LinkedHashMap<>(written);
  }
}
