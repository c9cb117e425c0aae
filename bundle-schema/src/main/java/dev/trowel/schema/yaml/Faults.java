package dev.trowel.schema.yaml;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;

/// What can be wrong with a file before anybody asks what it means.
final class Faults {

  private Faults() {}

  static Diagnostic syntax(Span span, String problem) {
    return Diagnostic.error("syntax", problem)
        .detail(
            "The cause often stands a little above: a missing colon, quote or bracket, or"
                + " indentation that does not line up. Inside [ ] and { } a ${…} needs quotes.")
        .in(span);
  }

  static Diagnostic conflict(Span span) {
    return Diagnostic.error("syntax", "a conflict of git was left in the file")
        .detail(
            "Keep one of the two versions, and take the lines <<<<<<<, ======= and >>>>>>> away.")
        .in(span);
  }

  static Diagnostic duplicateKey(String key, Span first, Span again) {
    return Diagnostic.error("duplicate-key", "key \"" + key + "\" is written twice in one mapping")
        .detail(
            "It stands at "
                + first
                + " and again at "
                + again
                + ". Keep one of them, or put what"
                + " both say under one key.")
        .in(again)
        .in(first);
  }

  static Diagnostic keyNotText(Span span, String key) {
    return Diagnostic.error("key-not-text", "a key must be text, found " + key)
        .detail(
            key.contains(" ")
                ? "Give it a text. An expression such as {{…}} or ${…} needs quotes around it."
                : "Put the key in quotes: \"" + key + "\".")
        .in(span);
  }

  static Diagnostic unknownAnchor(Span span, String name) {
    return Diagnostic.error("unknown-anchor", "no anchor &" + name + " before this alias")
        .detail("An alias can only repeat a value written earlier in the same file.")
        .in(span);
  }

  static Diagnostic selfReference(Span span, String name) {
    return Diagnostic.error("anchor-contains-itself", "anchor &" + name + " contains itself")
        .detail("The alias *" + name + " stands inside the value it repeats. Take it out there.")
        .in(span);
  }

  static Diagnostic tooManyAliases(Span span, int limit) {
    return Diagnostic.error("too-many-aliases", "aliases in this file grow without bounds")
        .detail("Written out, they would make more than " + limit + " values.")
        .in(span);
  }

  static Diagnostic tooDeep(Span span, int limit) {
    return Diagnostic.error("nested-too-deep", "mappings and lists are nested too deep")
        .detail("The limit is " + limit + " levels.")
        .in(span);
  }

  static Diagnostic mergeTwice(Span first, Span again) {
    return Diagnostic.error("merge-key", "more than one << in one mapping")
        .detail("It stands at " + first + " and again at " + again + ". Write one: << : [*a, *b].")
        .in(again)
        .in(first);
  }

  static Diagnostic mergeOfOther(Span span) {
    return Diagnostic.error("merge-key", "<< takes a mapping or a list of mappings")
        .detail("Give it an alias (<<: *defaults), or a list of aliases (<<: [*a, *b]).")
        .in(span);
  }

  static Diagnostic unknownTag(Span span, String tag) {
    return Diagnostic.error("unknown-tag", "unknown YAML tag " + tag)
        .detail("Remove the tag; quotes make a text.")
        .in(span);
  }

  static Diagnostic moreDocuments(Span span) {
    String summary = "the file holds more than one YAML document";
    return Diagnostic.warning("more-than-one-document", summary)
        .detail("Only the first is read. Put the others into files of their own.")
        .in(span);
  }

  static Diagnostic encoding(Span span, String problem) {
    return Diagnostic.error("file-encoding", problem)
        .detail("Save the file as UTF-8 text.")
        .in(span);
  }

  static Diagnostic longLine(Span span, int length, int limit) {
    return Diagnostic.error("file-too-large", "a line is too long")
        .detail(
            "It has %d characters; without quotes the limit is %d. Put its text in quotes."
                .formatted(length, limit))
        .in(span);
  }

  static Diagnostic tooLarge(Span span, long size, int limit) {
    return Diagnostic.error("file-too-large", "file is too large")
        .detail(
            "It has "
                + size
                + " bytes, the limit is "
                + limit
                + ". Split it, and name the parts"
                + " under include.")
        .in(span);
  }
}
