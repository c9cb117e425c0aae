package dev.trowel.core.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.deploy.Site;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.model.Trial.Sites;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ForwardingFiles;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A promotion that is killed anywhere is finished by the next one, and two that meet leave one
/// whole.
class PromotionCutTest {
  private static final Label CHAMPION = new Label.Alias("champion");
  private static final int MORE_THAN_THERE_ARE = 100;

  @TempDir Path folder;

  @Test
  void killedAtAnyRequestItIsFinishedByTheNextOne() throws IOException {
    boolean whole = false;
    int cut = 0;
    while (!whole && cut++ < MORE_THAN_THERE_ARE) {
      try (ModelGround ground = ground(cut)) {
        ground.register("");
        ground.promote(CHAMPION, 1);
        ground.register("");
        whole = !isKilled(ground, cut);
        Proposed again = ground.propose(CHAMPION, 2);
        if (!again.isDone()) {
          ModelGround.carryOut(ground.promoter(), again, ground.site("prod"));
        }
        assertThat(ground.holder(CHAMPION)).as("cut at %d", cut).contains(2L);
        assertThat(ground.versions("prod")).as("cut at %d", cut).hasSize(2);
        assertThat(ground.rollback(CHAMPION).to()).as("cut at %d", cut).contains(1L);
      }
    }
    assertThat(whole).isTrue();
    assertThat(cut).isGreaterThan(8);
  }

  @Test
  void aRollbackKilledAtAnyRequestIsFinishedByTheNextOne() throws IOException {
    boolean whole = false;
    int cut = 0;
    while (!whole && cut++ < MORE_THAN_THERE_ARE) {
      try (ModelGround ground = ground(cut)) {
        for (int i = 1; i <= 3; i++) {
          ground.register("");
          ground.promote(CHAMPION, i);
        }
        whole = !isKilled(cut, ground, PromotionCutTest::back);
        if (!ground.moves().list().getLast().done()) {
          // Whoever repeats it means the same rollback.
          assertThat(ground.rollback(CHAMPION).to()).as("cut at %d", cut).contains(2L);
        } else if (ground.moves().list().size() == 3) {
          // It was cut off before it began.
          ground.rollback(CHAMPION);
        }
        assertThat(ground.holder(CHAMPION)).as("cut at %d", cut).contains(2L);
        assertThat(ground.moves().list().getLast().done()).as("cut at %d", cut).isTrue();
        assertThat(ground.rollback(CHAMPION).to()).as("cut at %d", cut).contains(1L);
      }
    }
    assertThat(whole).isTrue();
    assertThat(cut).isGreaterThan(3);
  }

  @Test
  void anAliasSetByHandIsFinishedByTheNextOne() throws IOException {
    finishedByTheNextOne(Optional.of(Pick.of("1")), Optional.of(1L));
  }

  @Test
  void anAliasDeletedByHandIsFinishedByTheNextOne() throws IOException {
    finishedByTheNextOne(Optional.empty(), Optional.empty());
  }

  private void finishedByTheNextOne(Optional<Pick> pick, Optional<Long> wanted) throws IOException {
    boolean whole = false;
    int cut = 0;
    while (!whole && cut++ < MORE_THAN_THERE_ARE) {
      try (ModelGround ground = ground(cut)) {
        for (int i = 1; i <= 2; i++) {
          ground.register("");
          ground.promote(CHAMPION, i);
        }
        whole = !isKilled(cut, ground, site -> set(site, pick, false));
        set(ground.site("prod"), pick, true);
        assertThat(ground.holder(CHAMPION)).as("cut at %d", cut).isEqualTo(wanted);
        Move last = ground.moves().list().getLast();
        assertThat(last.done()).as("cut at %d", cut).isTrue();
        assertThat(last.to()).as("cut at %d", cut).isEqualTo(wanted);
        assertThat(last.previous()).as("cut at %d", cut).contains(2L);
      }
    }
    assertThat(whole).isTrue();
    assertThat(cut).isGreaterThan(3);
  }

  private static void set(Site site, Optional<Pick> pick, boolean force) {
    Relabelling relabelling = new Relabelling(site);
    Relabelling.Wanted wanted = relabelling.set(ModelGround.KEY, CHAMPION, pick);
    if (!wanted.isDone()) {
      relabelling.carryOut(wanted, Terms.usual(force), new Diagnostics());
    }
  }

  private static void back(Site site) {
    Relabelling back = new Relabelling(site);
    back.carryOut(
        back.back(ModelGround.KEY, CHAMPION, new Diagnostics()),
        Terms.usual(false),
        new Diagnostics());
  }

  /// Does something in `prod`, whose changing request of this number is the last that gets through.
  private static boolean isKilled(int last, ModelGround ground, Consumer<Site> doing) {
    Counting counting = new Counting(last, Counting.DIE);
    try {
      doing.accept(counting.at(ground.site("prod")));
      return false;
    } catch (StopException | Killed killed) {
      return counting.isOver();
    }
  }

  /// Promotes version 2, whose changing request of this number is the last that gets through.
  private static boolean isKilled(ModelGround ground, int last) {
    Proposed proposed = ground.propose(CHAMPION, 2);
    Counting counting = new Counting(last, Counting.DIE);
    Site prod = counting.at(ground.site("prod"));
    try {
      new Promoter(new Sites(ground.site("staging"), prod, Optional.empty()))
          .carryOut(proposed, ModelGround.means(prod), Terms.usual(false), new Diagnostics());
      return false;
    } catch (StopException | Killed killed) {
      return counting.isOver();
    }
  }

  /// Others need not ask for a turn: what they do before the last look is found.
  @Test
  void whoMovesTheAliasAtAnyRequestIsFoundOrComesAfterwards() throws IOException {
    boolean met = true;
    int unseen = 0;
    int at = 0;
    while (met && at++ < MORE_THAN_THERE_ARE) {
      try (ModelGround ground = ground(at)) {
        for (int i = 0; i < 3; i++) {
          ground.register("");
        }
        ground.promote(CHAMPION, 2);
        ground.promote(CHAMPION, 1);
        Proposed proposed = ground.propose(CHAMPION, 3);
        Registered model = ground.model("prod");
        Counting counting =
            new Counting(at, () -> model.registry().label(model.name(), CHAMPION, 1));
        boolean went = goes(ground, counting.at(ground.site("prod")), proposed);
        met = counting.isOver();
        long holder = ground.holder(CHAMPION).orElseThrow();
        unseen += went && met && holder == 1 ? 1 : 0;
        assertThat(ground.moves().list().size() == 3 && ground.moves().list().getLast().done())
            .as("met at %d", at)
            .isEqualTo(went);
        assertThat(ground.versions("prod").stream().map(Version::source))
            .as("met at %d", at)
            .doesNotHaveDuplicates();
      }
    }
    assertThat(at).isGreaterThan(8);
    // After the last look only the record and the turn are written.
    assertThat(unseen).isLessThan(4);
  }

  private static boolean goes(ModelGround ground, Site prod, Proposed proposed) {
    try {
      new Promoter(new Sites(ground.site("staging"), prod, Optional.empty()))
          .carryOut(proposed, ModelGround.means(prod), Terms.usual(true), new Diagnostics());
      return true;
    } catch (StopException stop) {
      assertThat(stop.diagnostics().getFirst().code()).isEqualTo("model-moved-meanwhile");
      return false;
    }
  }

  @Test
  void whoMovesTheAliasByOtherMeansIsFoundByLookingAgain() throws IOException {
    try (ModelGround ground = ground(0)) {
      ground.register("");
      ground.promote(CHAMPION, 1);
      ground.register("");
      Proposed proposed = ground.propose(CHAMPION, 2);
      String name = ground.model("prod").name();
      ground.over(rest -> new Meddling(rest, name));

      assertThatThrownBy(
              () -> ModelGround.carryOut(ground.promoter(), proposed, ground.site("prod")))
          .hasMessageContaining("was moved to version 2, and is at version 1 now");
      assertThat(ground.moves().list().getLast().done()).isFalse();
    }
  }

  /// Somebody who moves the alias back as soon as it is moved to version 2.
  private record Meddling(RestClient rest, String model) implements RestClient {
    @Override
    public Answer send(Call call) {
      Answer answer = rest.send(call);
      if (call.verb().equals("PUT") && call.path().contains("/aliases/")) {
        new UnityRegistry(rest).label(model, CHAMPION, 1);
      }
      return answer;
    }
  }

  @Test
  void aModelThatIsDeletedMeanwhileIsMissed() throws IOException {
    try (ModelGround ground = ground(0)) {
      ground.register("");
      Proposed proposed = ground.propose(CHAMPION, 1);
      ground.send("DELETE", "/api/2.1/unity-catalog/models/" + ground.model("prod").name(), "{}");

      assertThatThrownBy(
              () -> ModelGround.carryOut(ground.promoter(), proposed, ground.site("prod")))
          .isInstanceOfSatisfying(
              StopException.class,
              stop -> assertThat(stop.diagnostics().getFirst().code()).isEqualTo("model-missing"));
    }
  }

  @Test
  void aRecordThatCannotBeReadIsToldAndWrittenAnew() throws IOException {
    try (ModelGround ground = ground(0)) {
      ground.register("");
      ground.promote(CHAMPION, 1);
      MovesFile file = MovesFile.of(ground.site("prod"));
      byte[] bytes = file.files().read(file.path()).orElseThrow();
      file.files().write(file.path(), Arrays.copyOf(bytes, bytes.length / 2), true);
      Diagnostics warnings = new Diagnostics();

      assertThat(file.read(warnings).list()).isEmpty();
      assertThat(warnings.list().getFirst().code()).isEqualTo("models-record-unreadable");
      ground.register("");
      ground.promote(CHAMPION, 2);
      assertThat(ground.moves().list()).hasSize(1);
      assertThat(ground.rollback(CHAMPION).to()).contains(1L);
    }
  }

  @Test
  void aRecordOfALaterVersionIsNotWrittenOver() throws IOException {
    try (ModelGround ground = ground(0)) {
      ground.register("");
      MovesFile file = MovesFile.of(ground.site("prod"));
      byte[] later = "{\"version\": 2, \"moves\": []}".getBytes(UTF_8);
      file.files().write(file.path(), later, true);

      assertThatThrownBy(() -> ground.promote(CHAMPION, 1))
          .isInstanceOfSatisfying(
              StopException.class,
              stop ->
                  assertThat(stop.diagnostics().getFirst().code())
                      .isEqualTo("models-record-later"));
      assertThat(file.files().read(file.path())).contains(later);
      assertThat(ground.holder(CHAMPION)).isEmpty();
    }
  }

  private ModelGround ground(int number) throws IOException {
    Path root = Files.createDirectories(folder.resolve("r" + number));
    ModelGround ground = ModelGround.unity(root);
    ground.makeModels();
    return ground;
  }

  /// What a killed process would do next.
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /// Lets something happen after a changing request of some number.
  private static final class Counting {
    /// Nothing gets through any more.
    static final Runnable DIE =
        () -> {
          throw new Killed();
        };

    private final int last;
    private final Runnable then;
    private int seen;

    Counting(int last, Runnable then) {
      this.last = last;
      this.then = then;
    }

    synchronized boolean isOver() {
      return seen >= last;
    }

    Site at(Site site) {
      Workspace workspace = site.workspace();
      return ModelGround.in(
          site,
          new Workspace(
              workspace.host(),
              workspace.workspaceId(),
              workspace.user(),
              call ->
                  call.isRead()
                      ? look(() -> workspace.rest().send(call))
                      : alter(() -> workspace.rest().send(call)),
              new Written(workspace.files())));
    }

    private <T> T look(Supplier<T> request) {
      if (then.equals(DIE) && isOver()) {
        throw new Killed();
      }
      return request.get();
    }

    private synchronized <T> T alter(Supplier<T> request) {
      look(() -> "");
      T result = request.get();
      if (++seen == last) {
        then.run();
      }
      return result;
    }

    private final class Written implements ForwardingFiles {
      private final WorkspaceFiles files;

      Written(WorkspaceFiles files) {
        this.files = files;
      }

      @Override
      public WorkspaceFiles to(String path) {
        return files;
      }

      @Override
      public <T> T reading(Supplier<T> request) {
        return look(request);
      }

      @Override
      public <T> T changing(String what, Supplier<T> request) {
        return alter(request);
      }
    }
  }
}
