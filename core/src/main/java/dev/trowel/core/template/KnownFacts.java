package dev.trowel.core.template;

import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a template learns of the workspace, written down: whoever updates the project later may be
/// logged in elsewhere, or as somebody else, and that is no change of the project.
final class KnownFacts implements WorkspaceFacts {

  private static final String HOST = "host";
  private static final String CATALOG = "default_catalog";
  private static final String USER = "user";
  private static final String USER_ID = "user_id";
  private static final String USER_TITLE = "user_display_name";

  private final WorkspaceFacts asked;
  private final Mapping before;
  private final SortedMap<String, String> known = new TreeMap<>();
  private @Nullable CurrentUser user;

  /// @param asked who tells what is not known yet
  /// @param before what was known the last time; what somebody says for this call goes before it
  KnownFacts(WorkspaceFacts asked, Mapping before) {
    this.asked = asked;
    this.before = before;
  }

  @Override
  public String host() {
    return fact(HOST, Fact.HOST, asked::host);
  }

  @Override
  public String defaultCatalog() {
    return fact(CATALOG, Fact.DEFAULT_CATALOG, asked::defaultCatalog);
  }

  private String fact(String name, Fact fact, Supplier<String> ask) {
    String answer = known.get(name);
    if (answer == null) {
      answer = recalled(name, fact).orElseGet(ask);
      known.put(name, answer);
    }
    return answer;
  }

  private Optional<String> recalled(String name, Fact fact) {
    return asked.isTold(fact) ? Optional.empty() : Optional.ofNullable(Values.text(before, name));
  }

  @Override
  public CurrentUser user() {
    if (user == null) {
      user =
          recalled(USER, Fact.USER)
              .map(name -> new CurrentUser(name, text(USER_ID), text(USER_TITLE), List.of()))
              .orElseGet(asked::user);
      note(user);
    }
    return user;
  }

  private String text(String name) {
    return Values.textOrEmpty(before, name);
  }

  /// No more than names are made of: of a person that is the name alone.
  private void note(CurrentUser who) {
    known.put(USER, who.userName());
    if (who.userName().isEmpty()) {
      known.put(USER_ID, who.id());
    }
    if (who.isServicePrincipal() && !who.displayName().isEmpty()) {
      known.put(USER_TITLE, who.displayName());
    }
  }

  @Override
  public List<Warehouse> warehouses() {
    return asked.warehouses();
  }

  /// What was asked for so far, by name.
  Map<String, String> known() {
    return Collections.unmodifiableMap(known);
  }
}
