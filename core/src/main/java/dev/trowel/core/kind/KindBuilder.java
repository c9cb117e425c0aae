package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around.Completion;
import dev.trowel.core.kind.Around.Occupied;
import dev.trowel.core.kind.Around.Remedy;
import dev.trowel.core.kind.Around.Tracker;
import dev.trowel.core.kind.Around.Work;
import dev.trowel.core.kind.DeclaredOperations.Calls;
import dev.trowel.core.kind.DeclaredOperations.Changing;
import dev.trowel.core.kind.DeclaredOperations.Finder;
import dev.trowel.core.kind.DeclaredOperations.Identity;
import dev.trowel.core.kind.DeclaredOperations.Making;
import dev.trowel.core.kind.DeclaredOperations.Reading;
import dev.trowel.core.kind.DeclaredOperations.Removal;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.kind.Request.Body;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Declares one kind, step by step; [#build] fails when a step that every kind needs is missing.
///
/// Addresses are written as in [Endpoint].
final class KindBuilder {

  private final String name;
  private final String singular;
  private final Optional<String> model;
  private @Nullable Function<ObjectNode, Call> create;
  private @Nullable Identity identity;
  private @Nullable Reader reader;
  private Function<JsonNode, ObjectNode> live = Json::copy;
  private View view = View.ALL;
  private @Nullable Function<JsonNode, ObjectNode> remote;
  private Calls update = target -> List.of();
  private Calls rename = target -> List.of();
  private Calls resize = target -> List.of();
  private Predicate<JsonNode> resizable = object -> false;
  private Predicate<Refused> busy = refusal -> false;
  private Removal removal = (id, recorded) -> Optional.empty();
  private Function<ObjectNode, Optional<Await>> await = settings -> Optional.empty();
  private Finder finder = Finder.NONE;
  private UnaryOperator<ObjectNode> wanted = declared -> declared;
  private final AroundBuilder around = new AroundBuilder();
  private final RulesBuilder rules = new RulesBuilder();
  private Supplier<FacetsBuilder> facets = FacetsBuilder::new;
  private Optional<ResourceKind> permissions = Optional.empty();
  private Optional<ResourceKind> grants = Optional.empty();
  private Optional<String> guard = Optional.empty();
  private Optional<History> history = Optional.empty();
  private Optional<String> page = Optional.empty();
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

  KindBuilder(String name, String singular, Optional<String> model) {
    this.name = name;
    this.singular = singular;
    this.model = model;
  }

  /// The request that creates, carrying the settings as they are.
  KindBuilder create(String endpoint) {
    return create(endpoint, Bodies.settings());
  }

  KindBuilder create(String endpoint, Body body) {
    Request request = Request.of(endpoint, body);
    return create(settings -> request.call(Target.create(settings)));
  }

  KindBuilder create(Function<ObjectNode, Call> request) {
    create = request;
    return this;
  }

  /// The field that is the id: in the answer to create, else in the settings.
  KindBuilder id(String field) {
    return id((settings, answer) -> answer.path(field).asText(settings.path(field).asText()));
  }

  KindBuilder id(Identity told) {
    identity = told;
    return this;
  }

  KindBuilder read(String endpoint) {
    return read(Reads.plain(endpoint));
  }

  KindBuilder read(Reader readers) {
    reader = readers;
    return this;
  }

  /// The part of the live object in the form of settings; fields they cannot have are left out.
  KindBuilder live(String field) {
    return live(object -> Json.copy(object.path(field)));
  }

  KindBuilder live(Function<JsonNode, ObjectNode> mapping) {
    live = mapping;
    return this;
  }

  /// What of the live settings counts beside those that are wanted.
  KindBuilder view(View counting) {
    view = counting;
    return this;
  }

  /// What references see, where it is more than the live form.
  KindBuilder remote(Function<JsonNode, ObjectNode> mapping) {
    remote = mapping;
    return this;
  }

  /// The one request that brings the object to its settings.
  KindBuilder update(String endpoint, Body body) {
    return update(calls(endpoint, body));
  }

  KindBuilder update(Calls calls) {
    update = calls;
    return this;
  }

  /// The request that changes the id in place.
  KindBuilder rename(String endpoint, Body body) {
    rename = calls(endpoint, body);
    return this;
  }

  /// The request that changes [FieldRule#RESIZE] fields while `resizable` holds of the live object.
  KindBuilder resize(String endpoint, Body body, Predicate<JsonNode> when) {
    resize = calls(endpoint, body);
    resizable = when;
    return this;
  }

  KindBuilder busy(Predicate<Refused> refusals) {
    busy = refusals;
    return this;
  }

  KindBuilder delete(String endpoint) {
    return delete(endpoint, Bodies.none());
  }

  KindBuilder delete(String endpoint, Body body) {
    Request request = Request.of(endpoint, body);
    return delete((id, recorded) -> Optional.of(request.call(Target.id(id))));
  }

  KindBuilder delete(Removal how) {
    removal = how;
    return this;
  }

  KindBuilder await(Await how) {
    return await(settings -> Optional.of(how));
  }

  /// How to wait for an object with such settings.
  KindBuilder await(Function<ObjectNode, Optional<Await>> how) {
    await = how;
    return this;
  }

  /// The API calls a bundle's field `declared` `sent`, as does everything else that is said here.
  KindBuilder sentAs(String declared, String sent) {
    around.sentAs(declared, sent);
    return this;
  }

  /// Fields that no request carries as they are, see [Around#unsent].
  KindBuilder unsent(String... fields) {
    around.unsent(fields);
    return this;
  }

  /// What is asked besides reading, see [Around#enquiry].
  KindBuilder enquiry(Around.Enquiry asking) {
    around.enquiry(asking);
    return this;
  }

  /// Fields whose value the workspace gives, see [Around#observed].
  KindBuilder observed(String... fields) {
    around.observed(fields);
    rules.field(FieldRule.REMOTE_DEFAULT, fields);
    return this;
  }

  /// What completes a new object; when it fails the object is deleted again.
  KindBuilder followed(Completion completion) {
    around.followed(completion, true);
    return this;
  }

  /// What is sent after a create; when it fails the object stays.
  KindBuilder started(Completion completion) {
    around.followed(completion, false);
    return this;
  }

  /// What helps a refused create, see [Around#remedy].
  KindBuilder remedy(Remedy how) {
    around.remedy(how);
    return this;
  }

  /// When a refused create is worth waiting for, see [Around#occupied].
  KindBuilder occupied(Occupied when) {
    around.occupied(when);
    return this;
  }

  /// The operation that an answer began: the request that tells of `done`, and of an `error`.
  KindBuilder operation(Function<JsonNode, Optional<Call>> progress) {
    return work((id, answer) -> progress.apply(answer), Awaits::operation);
  }

  /// The work that goes on after an answer, see [Around#work].
  KindBuilder work(Tracker tracker, Function<JsonNode, Await.Progress> check) {
    around.work(new Work(tracker, check));
    return this;
  }

  /// A create may be sent twice, see [Around#repeatable].
  KindBuilder repeatable() {
    around.repeatable();
    return this;
  }

  /// A deleted object may still be seen for this long.
  KindBuilder goneWithin(Duration limit) {
    around.goneWithin(limit);
    return this;
  }

  /// What has to be sent before a delete, see [Around#ending].
  KindBuilder ending(Function<JsonNode, Optional<Call>> call) {
    around.ending(call);
    return this;
  }

  /// Makes the settings of what a bundle says, where they are not the same.
  KindBuilder wanted(UnaryOperator<ObjectNode> settings) {
    wanted = settings;
    return this;
  }

  KindBuilder find(Finder how) {
    finder = how;
    return this;
  }

  /// `rule` holds at these places and below them.
  KindBuilder field(FieldRule rule, String... patterns) {
    rules.field(rule, patterns);
    return this;
  }

  /// The list's elements are compared by the field `by`, whatever their order.
  KindBuilder keyed(String list, String by) {
    rules.keyed(list, by);
    return this;
  }

  /// The workspace may fill in one of these values where the bundle says nothing.
  KindBuilder remoteDefault(String pattern, Object... values) {
    rules.remoteDefault(pattern, values);
    return this;
  }

  KindBuilder classify(FieldRules.Classify last) {
    rules.classify(last);
    return this;
  }

  KindBuilder facets(Supplier<FacetsBuilder> told) {
    facets = told;
    return this;
  }

  /// Has an access control list.
  ///
  /// @param type the object type in the address
  /// @param idField the field of the object that its list is kept under
  KindBuilder permissions(String type, String idField) {
    permissions = Optional.of(Permissions.of(name, type, idField));
    return this;
  }

  /// Has permissions of a kind of their own.
  KindBuilder permissions(ResourceKind own) {
    permissions = Optional.of(own);
    return this;
  }

  /// Has grants, as this securable type; say it in the facets too.
  KindBuilder grants(String securable) {
    grants = Optional.of(Grants.of(name, securable));
    return this;
  }

  /// One sentence: what is lost with the object.
  KindBuilder guard(String loss) {
    guard = Optional.of(loss);
    return this;
  }

  KindBuilder guard(String loss, History past) {
    history = Optional.of(past);
    return guard(loss);
  }

  /// The page below the host, see [ResourceKind#pageOf].
  KindBuilder page(String template) {
    page = Optional.of(template);
    return this;
  }

  /// What the incumbent does with it.
  KindBuilder traits(Trait... all) {
    traits.addAll(List.of(all));
    return this;
  }

  ResourceKind build() {
    return new ResourceKind(
        name,
        singular,
        model,
        operations(),
        rules.build(),
        () -> facets.get().build(),
        permissions,
        grants,
        guard,
        history,
        page,
        traits);
  }

  private Operations operations() {
    return new DeclaredOperations(
        new Making(needed(create, "create"), needed(identity, "id"), finder, this::clean, wanted),
        new Reading(
            needed(reader, "read"),
            comparable(around.names()),
            view,
            remote == null ? live : remote),
        new Changing(update, rename, resize, resizable, busy),
        removal,
        await,
        around.build());
  }

  private ObjectNode clean(ObjectNode settings) {
    return schema().map(known -> Wire.clean(settings, around.names().sent(known))).orElse(settings);
  }

  private Function<JsonNode, ObjectNode> comparable(SentNames names) {
    return object -> names.sent(comparable(object));
  }

  private ObjectNode comparable(JsonNode object) {
    ObjectNode settings = live.apply(object);
    return schema().map(known -> Wire.comparable(settings, known)).orElse(settings);
  }

  private Optional<KindSchema> schema() {
    return Schemas.kind(name);
  }

  private <T> T needed(@Nullable T step, String called) {
    if (step == null) {
      throw new IllegalStateException("kind " + name + " declares no " + called);
    }
    return step;
  }

  private static Calls calls(String endpoint, Body body) {
    Request request = Request.of(endpoint, body);
    return target -> List.<Call>of(request.call(target));
  }
}
