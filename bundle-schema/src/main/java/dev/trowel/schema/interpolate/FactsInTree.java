package dev.trowel.schema.interpolate;

import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Writes facts to the places of the tree where references look for them.
final class FactsInTree {

  private static final Span GIT = Span.synthetic("git");
  private static final Span USER = Span.synthetic("workspace");

  private FactsInTree() {}

  static Mapping put(Mapping tree, Facts facts) {
    Mapping withGit = git(tree, facts.git());
    return facts
        .user()
        .map(user -> Values.put(withGit, user(user), "workspace", "current_user"))
        .orElse(withGit);
  }

  private static Mapping git(Mapping tree, GitFacts git) {
    Mapping section = Values.mapping(tree, "bundle", "git");
    section = absent(section, "branch", git.branch());
    section = set(section, "actual_branch", git.branch());
    section = set(section, "commit", git.commit());
    section = absent(section, "origin_url", git.originUrl());
    section = set(section, "bundle_root_path", git.bundleRootPath());
    return Values.put(tree, section, "bundle", "git");
  }

  private static Mapping absent(Mapping section, String field, String value) {
    return section.get(field) == null ? set(section, field, value) : section;
  }

  private static Mapping set(Mapping section, String field, String value) {
    return value.isEmpty() ? section : section.with(field, new Text(GIT, value));
  }

  private static Mapping user(CurrentUser user) {
    SequencedMap<String, Entry> fields = new LinkedHashMap<>();
    text(fields, "displayName", user.displayName());
    text(fields, "domain_friendly_name", user.domainFriendlyName());
    if (!user.groups().isEmpty()) {
      fields.put("groups", new Entry(USER, groups(user)));
    }
    text(fields, "id", user.id());
    text(fields, "short_name", user.shortName());
    text(fields, "userName", user.userName());
    return new Mapping(USER, fields);
  }

  private static Seq groups(CurrentUser user) {
    List<Value> groups = new ArrayList<>();
    for (String name : user.groups()) {
      groups.add(Mapping.empty(USER).with("display", new Text(USER, name)));
    }
    return new Seq(USER, groups);
  }

  private static void text(SequencedMap<String, Entry> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, new Entry(USER, new Text(USER, value)));
    }
  }
}
