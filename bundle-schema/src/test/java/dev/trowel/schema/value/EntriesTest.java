package dev.trowel.schema.value;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class EntriesTest {

  private static final Span SPAN = Span.at("f.yml", 1, 1);

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

  @Property(tries = 200)
  void getsAndLosesKeysAsAMapDoes(
      @ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> before,
      @ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> changes) {
    SequencedMap<String, Value.Entry> map = written(names(before));
    Mapping mapping = new Mapping(SPAN, map);
    for (int i = 0; i < changes.size(); i++) {
      String key = "k" + changes.get(i);
      if (i % 2 == 0) {
        Value.Text value = new Value.Text(SPAN, "v" + i);
        map.put(
            key, map.containsKey(key) ? map.get(key).with(value) : new Value.Entry(SPAN, value));
        mapping = mapping.with(key, value);
      } else {
        map.remove(key);
        mapping = mapping.without(key);
      }
    }

    assertThat(List.copyOf(mapping.entries().entrySet())).isEqualTo(List.copyOf(map.entrySet()));
    assertThat(mapping.entries().keySet()).allMatch(mapping.entries()::containsKey);
  }

  @Property(tries = 200)
  void isSiftedAsAMapIs(
      @ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> keys,
      @ForAll Set<@IntRange(max = 40) Integer> out,
      @ForAll Set<@IntRange(max = 40) Integer> changed) {
    Value.Text value = new Value.Text(SPAN, "new");
    SequencedMap<String, Value.Entry> map = written(names(keys));
    Mapping sifted =
        new Mapping(SPAN, map)
            .sift(
                (key, entry) -> isIn(out, key) ? null : isIn(changed, key) ? value : entry.value());
    map.keySet().removeIf(key -> isIn(out, key));
    map.replaceAll((key, entry) -> isIn(changed, key) ? entry.with(value) : entry);

    assertThat(List.copyOf(sifted.entries().entrySet())).isEqualTo(List.copyOf(map.entrySet()));
    assertThat(sifted.entries().keySet()).allMatch(sifted.entries()::containsKey);
  }

  @Test
  void staysTheSameObjectWhereNothingChanges() {
    Mapping mapping = new Mapping(SPAN, written(List.of("a", "b")));
    Value a = requireNonNull(mapping.get("a"));

    assertThat(mapping.map((_, value) -> value)).isSameAs(mapping);
    assertThat(mapping.sift((_, entry) -> entry.value())).isSameAs(mapping);
    assertThat(mapping.with("a", a)).isSameAs(mapping);
    assertThat(mapping.without("c")).isSameAs(mapping);
  }

  @Test
  void keepsWhatAnotherWasMadeOf() {
    Mapping mapping = new Mapping(SPAN, written(List.of("a", "b")));
    mapping.with("a", new Value.Text(SPAN, "new"));
    mapping.map((_, _) -> new Value.Text(SPAN, "new"));
    mapping.sift((_, _) -> null);

    assertThat(mapping).isEqualTo(new Mapping(SPAN, written(List.of("a", "b"))));
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

  private static List<String> names(List<Integer> numbers) {
    return numbers.stream().map(each -> "k" + each).toList();
  }

  private static boolean isIn(Set<Integer> numbers, String key) {
    return numbers.contains(Integer.valueOf(key.substring(1)));
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
