package dev.trowel.core.online;

import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Somebody whom a bundle gives permissions or has things run as, named at one place.
///
/// @param name by which the bundle names them
/// @param at the place in the bundle
public record Principal(Sort sort, String name, Path at, Span span) {

  static final String SCIM = "/api/2.0/preview/scim/v2/";

  private static final String GRANTEE = "principal";

  /// A sort of principal.
  public enum Sort {
    USER("user_name", "user", "Users", "userName"),
    GROUP("group_name", "group", "Groups", "displayName"),
    SERVICE_PRINCIPAL(
        "service_principal_name", "service principal", "ServicePrincipals", "applicationId");

    private final String field;
    private final String noun;
    private final String list;
    private final String attribute;

    Sort(String field, String noun, String list, String attribute) {
      this.field = field;
      this.noun = noun;
      this.list = list;
      this.attribute = attribute;
    }

    /// The list of the workspace.
    String list() {
      return list;
    }

    /// The attribute of the list by which a bundle names one.
    String attribute() {
      return attribute;
    }
  }

  /// As messages call them.
  public String text() {
    return sort.noun + " '" + name + "'";
  }

  /// The request that finds them: `Resources` of the answer is empty when they are not there.
  public Call search() {
    String filter =
        "%s eq \"%s\"".formatted(sort.attribute, name.replace("\\", "\\\\").replace("\"", "\\\""));
    return Call.get(SCIM + sort.list).query("filter", filter);
  }

  /// All places of each, but of whoever is logged in, by what messages call them.
  public static SequencedMap<String, List<Principal>> byName(Subject subject) {
    SequencedMap<String, List<Principal>> named = new LinkedHashMap<>();
    collect(subject).stream()
        .filter(each -> !each.name().equals(subject.user().userName()))
        .forEach(each -> named.computeIfAbsent(each.text(), _ -> new ArrayList<>()).add(each));
    return named;
  }

  /// All places of each that is granted something in Unity Catalog, and named for nothing else;
  /// whoever is logged in and all users of the account are left out.
  ///
  /// What a grant names has no sort: what looks like an address is a user, an application id a
  /// service principal, and all else a group.
  public static SequencedMap<String, List<Principal>> granted(Subject subject) {
    SequencedMap<String, List<Principal>> named = new LinkedHashMap<>();
    for (Resource resource : subject.bundle().resources().values()) {
      Path grants = resource.key().path().field("grants");
      for (int i = 0; i < resource.grants().size(); i++) {
        if (Values.find(resource.grants().get(i), GRANTEE) instanceof Text(Span span, String name)
            && !subject.isMe(name)
            && !name.isEmpty()
            && !Reference.isIn(name)) {
          Principal found = new Principal(sort(name), name, grants.index(i).field(GRANTEE), span);
          named.computeIfAbsent(found.text(), _ -> new ArrayList<>()).add(found);
        }
      }
    }
    byName(subject).keySet().forEach(named::remove);
    return named;
  }

  private static Sort sort(String name) {
    if (name.contains("@")) {
      return Sort.USER;
    }
    return CurrentUser.named(name).isServicePrincipal() ? Sort.SERVICE_PRINCIPAL : Sort.GROUP;
  }

  private static List<Principal> collect(Subject subject) {
    List<Principal> found = new ArrayList<>();
    for (Resource resource : subject.bundle().resources().values()) {
      Path path = resource.key().path();
      Path permissions = path.field("permissions");
      for (int i = 0; i < resource.permissions().size(); i++) {
        add(resource.permissions().get(i), permissions.index(i), found);
      }
      Value runAs = Values.find(resource.settings(), "run_as");
      if (runAs != null) {
        add(runAs, path.field("run_as"), found);
      }
    }
    return found;
  }

  private static void add(Value holder, Path at, List<Principal> found) {
    for (Sort sort : Sort.values()) {
      if (Values.find(holder, sort.field) instanceof Text(Span span, String name)
          && !name.isEmpty()
          && !Reference.isIn(name)) {
        found.add(new Principal(sort, name, at.field(sort.field), span));
      }
    }
  }
}
