package fr.barometre.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.Communes;
import fr.barometre.Communes.Row;
import fr.barometre.RandomRows;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.Moments;
import fr.barometre.cube.Trait;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws of the cube, to the bit. */
@Domain(RandomRows.class)
@Domain(DomainContext.Global.class)
class TallyPropertyTest {

  /** One indicator for each counting unit. */
  private static final List<IndicatorDefinition> INDICATORS =
      Arrays.stream(CountingUnit.values())
          .map(
              unit ->
                  IndicatorDefinition.builder()
                      .from(SmallSurvey.CHARTE_OUI)
                      .countingUnit(unit)
                      .build())
          .toList();

  private static Tally tally(List<Answer> answers) {
    return Tally.of(
        Answers.of(SmallSurvey.ONE_WAVE, answers),
        Communes.FRAME,
        List.of(Dimension.OPSN, Dimension.POPULATION_BAND, Dimension.ROLE),
        INDICATORS);
  }

  private static void same(Tally left, Tally right) {
    assertThat(left.counts()).isEqualTo(right.counts());
    for (IndicatorDefinition indicator : INDICATORS) {
      assertThat(left.cube().indicator(indicator).cells())
          .isEqualTo(right.cube().indicator(indicator).cells());
      for (Role role : Role.values()) {
        assertThat(left.cube().indicator(indicator).column(Trait.of(Dimension.ROLE, role.name())))
            .isEqualTo(
                right.cube().indicator(indicator).column(Trait.of(Dimension.ROLE, role.name())));
      }
    }
  }

  private static List<List<Answer>> parts(List<Row> rows, int parts) {
    List<List<Answer>> answers = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      answers.add(new ArrayList<>());
    }
    List<Answer> all = Communes.answers(rows);
    for (int i = 0; i < all.size(); i++) {
      answers.get(rows.get(i).commune() % parts).add(all.get(i));
    }
    return answers;
  }

  @Property(tries = 200)
  void any_order_of_the_rows_gives_the_same_bits(@ForAll List<Row> rows, @ForAll Random random) {
    // Of answers of the same day the last row is the latest: here each has a day of its own.
    Set<List<Integer>> days = new HashSet<>();
    List<Answer> answers =
        Communes.answers(
            rows.stream().filter(row -> days.add(List.of(row.commune(), row.day()))).toList());
    List<Answer> shuffled = new ArrayList<>(answers);
    Collections.shuffle(shuffled, random);
    same(tally(shuffled), tally(answers));
  }

  @Property(tries = 200)
  void any_partition_merged_in_any_order_gives_the_same_bits(
      @ForAll List<Row> rows,
      @ForAll @IntRange(min = 1, max = 7) int parts,
      @ForAll Random random) {
    List<Tally> tallies =
        new ArrayList<>(parts(rows, parts).stream().map(TallyPropertyTest::tally).toList());
    Collections.shuffle(tallies, random);
    same(tallies.stream().reduce(Tally::merge).orElseThrow(), tally(Communes.answers(rows)));
  }

  @Property(tries = 200)
  void merge_is_associative_and_commutative(@ForAll List<Row> rows) {
    List<Tally> t = parts(rows, 3).stream().map(TallyPropertyTest::tally).toList();
    same(t.get(0).merge(t.get(1)), t.get(1).merge(t.get(0)));
    same(t.get(0).merge(t.get(1)).merge(t.get(2)), t.get(0).merge(t.get(1).merge(t.get(2))));
  }

  @Example
  void what_does_not_fit_does_not_merge() {
    Answers none = Answers.of(SmallSurvey.ONE_WAVE, List.of());
    List<IndicatorDefinition> one = List.of(SmallSurvey.VISIO);
    List<Dimension> opsn = List.of(Dimension.OPSN);
    Tally tally = Tally.of(none, frame(60), opsn, one);
    assertThat(tally.merge(Tally.of(none, frame(60), opsn, one)).counts())
        .isEqualTo(tally.counts());
    differs(tally, Tally.of(none, frame(61), opsn, one), "frames");
    differs(tally, Tally.of(none, Communes.FRAME, opsn, one), "frames");
    differs(tally, Tally.of(none, frame(60), List.of(), one), "dimensions");
    differs(tally, Tally.of(none, frame(60), opsn, List.of()), "indicators");
    Answers others = Answers.of(SmallSurvey.TWO_WAVES, List.of());
    differs(tally, Tally.of(others, frame(60), opsn, one), "questionnaires");
  }

  private static Population frame(long communes) {
    return Population.ofCounts("frame", Dimension.OPSN, Map.of("INSIDE", communes));
  }

  private static void differs(Tally tally, Tally other, String what) {
    assertThatThrownBy(() -> tally.merge(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("tallies of different " + what + " do not merge[:;] .*");
  }

  @Property(tries = 200)
  void a_task_for_each_indicator_gives_the_same_bits(@ForAll List<Row> rows) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Tally alone = tally(Communes.answers(rows));
      Tally shared =
          Tally.of(
              Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows)),
              Communes.FRAME,
              alone.dimensions(),
              INDICATORS,
              threads);
      same(shared, alone);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Unit weights are counted, others added up: weights of two must double the sums. */
  @Property(tries = 200)
  void counting_agrees_with_adding_up(@ForAll List<Row> rows) {
    Tally counted = tally(Communes.answers(weighted(rows, 1)));
    Tally read = tally(Communes.answers(weighted(rows, 2)));
    for (IndicatorDefinition indicator : INDICATORS) {
      doubled(
          counted.cube().indicator(indicator).cells(), read.cube().indicator(indicator).cells());
      for (Role role : Role.values()) {
        doubled(
            counted
                .cube()
                .indicator(indicator)
                .all()
                .byTrait()
                .get(Trait.of(Dimension.ROLE, role.name())),
            read.cube()
                .indicator(indicator)
                .all()
                .byTrait()
                .get(Trait.of(Dimension.ROLE, role.name())));
      }
    }
  }

  private static List<Row> weighted(List<Row> rows, double weight) {
    return rows.stream()
        .map(r -> new Row(r.commune(), r.role(), r.modality(), r.day(), weight))
        .toList();
  }

  private static void doubled(Map<CellKey, CellTally> ones, Map<CellKey, CellTally> twos) {
    assertThat(twos.keySet()).isEqualTo(ones.keySet());
    ones.forEach(
        (key, one) -> {
          CellTally two = twos.get(key);
          assertThat(two.clusters()).isEqualTo(one.clusters());
          assertThat(two.baseClusters()).isEqualTo(one.baseClusters());
          assertThat(two.baseUnits()).isEqualTo(one.baseUnits());
          assertThat(two.size()).isEqualTo(2 * one.size());
          assertThat(two.asked()).isEqualTo(2 * one.asked());
          assertThat(two.silent()).isEqualTo(2 * one.silent());
          assertThat(two.largest()).isEqualTo(2 * one.largest());
          assertThat(two.unitSquares()).isEqualTo(4 * one.unitSquares());
          for (int variable = 0; variable <= 5; variable++) {
            Moments m = one.moments(variable);
            Moments n = two.moments(variable);
            assertThat(n.base()).isEqualTo(2 * m.base());
            assertThat(n.count()).isEqualTo(2 * m.count());
            assertThat(n.squares(1, -0.25, 0.5)).isEqualTo(4 * m.squares(1, -0.25, 0.5));
          }
        });
  }

  @Example
  void parts_that_share_a_collectivite_do_not_merge() {
    Row row = new Row(0, Role.AGENT, "OUI", 1, 1);
    Tally tally = tally(Communes.answers(List.of(row)));
    assertThatThrownBy(() -> tally.merge(tally))
        .hasMessageContaining("both tallies have answers of COMMUNE:00001 to question Q1");
  }
}
