package dev.trowel.core.workspace.login;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// The settings that apply, each from the first place that has it.
///
/// @param profile the profile they were completed from, or `""`
record Settings(Map<LoginField, Setting> values, String profile) {

  Settings {
    Map<LoginField, Setting> copy = new EnumMap<>(LoginField.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  Optional<Setting> setting(LoginField field) {
    return Optional.ofNullable(values.get(field));
  }

  Optional<String> value(LoginField field) {
    return setting(field).map(Setting::value);
  }

  boolean has(LoginField field) {
    return values.containsKey(field);
  }

  /// The methods that have settings, in the order of the fields.
  SequencedSet<String> methods() {
    return LoginField.all().stream()
        .filter(this::has)
        .map(LoginField::method)
        .filter(method -> !method.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Whether anything says who one is.
  boolean namesMethod() {
    return has(LoginField.AUTH_TYPE) || !methods().isEmpty();
  }

  /// These settings, completed by others.
  Settings orElse(Map<LoginField, Setting> others) {
    Map<LoginField, Setting> more = new EnumMap<>(LoginField.class);
    more.putAll(others);
    more.putAll(values);
    return new Settings(more, profile);
  }

  Settings with(LoginField field, Setting setting) {
    Map<LoginField, Setting> more = new EnumMap<>(LoginField.class);
    more.putAll(values);
    more.put(field, setting);
    return new Settings(more, profile);
  }

  Settings withProfile(String name) {
    return new Settings(values, name);
  }

  static Settings none() {
    return new Settings(Map.of(), "");
  }
}
