package dev.trowel.core.workspace.login;

import dev.trowel.core.workspace.http.Once;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.schema.source.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Finds the settings that apply, in the incumbent's order of precedence (sdk-java.md 3.1).
///
/// The bundle's own fields come first. A profile that the command line or the bundle names wins
/// over the environment; one that only the environment names, or nobody does, completes it.
final class SettingsReader {

  private final LoginSettings said;
  private final Surroundings around;
  private final Supplier<Profiles> profiles;

  SettingsReader(LoginSettings said, Surroundings around) {
    this.said = said;
    this.around = around;
    this.profiles = new Once<>(() -> Profiles.read(around));
  }

  /// @throws dev.trowel.schema.diagnostic.StopException when a profile is unknown, ambiguous or for
  ///   another host
  Settings read() {
    Settings bundle = Checks.split(bundle());
    Optional<Setting> explicit = explicitProfile();
    if (explicit.isPresent()) {
      return withExplicit(bundle, explicit.get());
    }
    Optional<Setting> named =
        around
            .variable("DATABRICKS_CONFIG_PROFILE")
            .map(name -> Setting.variable("DATABRICKS_CONFIG_PROFILE", name));
    Settings known = Checks.split(bundle.orElse(variables(_ -> true)));
    if (named.isPresent()) {
      return completed(bundle, known, named.get());
    }
    return bundle.has(LoginField.HOST) ? byHost(known) : byDefault(known);
  }

  private Settings bundle() {
    Map<LoginField, Setting> values = new EnumMap<>(LoginField.class);
    for (LoginField field : LoginField.inBundle()) {
      said.field(field.key())
          .ifPresent(written ->
              values.put(
                  field,
                  new Setting(
                      written.value().strip(), "workspace." + field.key(), written.span())));
    }
    return new Settings(values, "");
  }

  private Optional<Setting> explicitProfile() {
    String flag = said.profile();
    if (flag != null && !flag.isBlank()) {
      return Optional.of(Setting.variable("--profile", flag));
    }
    if (around.variable("DATABRICKS_CONFIG_PROFILE").isPresent()) {
      return Optional.empty();
    }
    return said.field("profile")
        .map(written -> new Setting(written.value(), "workspace.profile", written.span()));
  }

  private Settings withExplicit(Settings bundle, Setting name) {
    Settings known = bundle.orElse(variables(field -> field.role() == LoginField.Role.TOOL));
    return Checks.split(completed(bundle, known, name).orElse(variables(_ -> true)));
  }

  private Settings completed(Settings bundle, Settings known, Setting name) {
    Map<LoginField, Setting> profile = load(name);
    bundle
        .setting(LoginField.HOST)
        .ifPresent(host -> Checks.sameHost(host, profile.get(LoginField.HOST), name.value()));
    return Checks.split(known.orElse(profile)).withProfile(name.value());
  }

  private Map<LoginField, Setting> load(Setting name) {
    Map<String, String> section =
        profiles
            .get()
            .profile(name.value())
            .orElseThrow(() -> Problems.noProfile(name, profiles.get()));
    Map<LoginField, Setting> values = new EnumMap<>(LoginField.class);
    for (LoginField field : LoginField.all()) {
      String value = section.getOrDefault(field.key(), "");
      if (!value.isEmpty()) {
        values.put(field, Setting.profile(name.value(), value));
      }
    }
    return values;
  }

  private Settings byHost(Settings known) {
    if (known.namesMethod()) {
      return known;
    }
    String host = known.value(LoginField.HOST).orElse("");
    List<String> candidates =
        having("host", value -> Host.same(value, host), profiles.get().names());
    Optional<String> id = known.value(LoginField.WORKSPACE_ID);
    List<String> matching =
        candidates.size() > 1 && id.isPresent()
            ? having("workspace_id", id.get()::equals, candidates)
            : candidates;
    if (candidates.size() > 1 && matching.size() != 1) {
      throw Problems.manyProfiles(known, candidates);
    }
    return matching.isEmpty() ? known : complete(known, matching.getFirst());
  }

  private List<String> having(String key, Predicate<String> test, List<String> names) {
    return names.stream()
        .filter(name ->
            profiles.get().profile(name).map(section -> section.get(key)).filter(test).isPresent())
        .toList();
  }

  private Settings byDefault(Settings known) {
    if (known.namesMethod() || known.has(LoginField.HOST)) {
      return known;
    }
    Optional<String> preferred = profiles.get().preferred();
    if (preferred.isPresent()) {
      return complete(known, preferred.get());
    }
    return profiles.get().profile(Profiles.DEFAULT).isPresent()
        ? complete(known, Profiles.DEFAULT)
        : known;
  }

  private Settings complete(Settings known, String profile) {
    Setting name = new Setting(profile, profiles.get().file().toString(), span());
    return Checks.split(known.orElse(load(name))).withProfile(profile);
  }

  private Span span() {
    return Span.synthetic(profiles.get().file().toString());
  }

  private Map<LoginField, Setting> variables(Predicate<LoginField> which) {
    Map<LoginField, Setting> values = new EnumMap<>(LoginField.class);
    for (LoginField field : LoginField.all()) {
      if (which.test(field) && !field.variable().isEmpty()) {
        around
            .variable(field.variable())
            .ifPresent(value -> values.put(field, Setting.variable(field.variable(), value)));
      }
    }
    return values;
  }
}
