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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
      assertThat(left.indicator(indicator).cells()).isEqualTo(right.indicator(indicator).cells());
      for (Role role : Role.values()) {
        assertThat(left.indicator(indicator).cells(role))
            .isEqualTo(right.indicator(indicator).cells(role));
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
    List<Answer> shuffled = new ArrayList<>(Communes.answers(rows));
    Collections.shuffle(shuffled, random);
    same(tally(shuffled), tally(Communes.answers(rows)));
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
  void parts_that_share_a_collectivite_do_not_merge() {
    Row row = new Row(0, Role.AGENT, "OUI", 1, 1);
    Tally tally = tally(Communes.answers(List.of(row)));
    assertThatThrownBy(() -> tally.merge(tally))
        .hasMessageContaining("both tallies have answers of COMMUNE:00001 to question Q1");
  }
}
