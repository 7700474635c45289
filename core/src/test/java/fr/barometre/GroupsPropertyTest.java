package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.Trait;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of breakdowns by groups of responses. */
class GroupsPropertyTest {

  private static final Groups DONNEES = Groups.question("Q3");
  private static final Groups SERVICE = Groups.column("service").joined("Technique", "b", "c");
  private static final Dimension BY_DONNEES = DONNEES.dimension(SmallSurvey.ONE_WAVE);
  private static final Dimension BY_SERVICE = SERVICE.dimension(SmallSurvey.ONE_WAVE);
  private static final List<Dimension> DIMENSIONS =
      List.of(Dimension.OPSN, Dimension.ROLE, BY_DONNEES, BY_SERVICE);

  /** What one response says. */
  record Row(
      int commune, Role role, String charte, String donnees, String service, double weight) {}

  private static Answers answers(List<Row> rows, int from) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Respondent who =
          SmallSurvey.respondent("r" + (from + i), String.format("%05d", row.commune() + 1))
              .role(row.role())
              .weight(row.weight())
              .details(Map.of("service", row.service()))
              .build();
      answers.add(Answer.of(who, "Q1", row.charte()));
      if (!row.donnees().isEmpty()) {
        answers.add(Answer.of(who, "Q3", row.donnees()));
      }
    }
    return Answers.of(SmallSurvey.ONE_WAVE, answers).groupedBy(DONNEES, SERVICE);
  }

  private static Tally tally(Answers answers, CountingUnit unit) {
    return Tally.of(answers, Communes.FRAME, DIMENSIONS, List.of(charte(unit)));
  }

  private static IndicatorDefinition charte(CountingUnit unit) {
    return IndicatorDefinition.builder().from(SmallSurvey.CHARTE_OUI).countingUnit(unit).build();
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 61),
            Arbitraries.of(Role.class),
            Arbitraries.of("OUI", "NON", "NSP", "SR", "NA"),
            Arbitraries.of("OUI", "NON", "N/A", ""),
            Arbitraries.of("a", "b", "c", "d", ""),
            Arbitraries.of(1.0, 1.0, 0.5, 2.25))
        .as(Row::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static double sum(List<CellTally> cells, ToDoubleFunction<CellTally> of) {
    return cells.stream().mapToDouble(of).sum();
  }

  /** Where responses count by themselves, those of all groups are all responses. */
  @Property
  void groups_add_up_to_the_whole(@ForAll("rows") List<Row> rows) {
    for (CountingUnit unit : List.of(CountingUnit.RESPONSE, CountingUnit.LATEST)) {
      IndicatorTally cube = tally(answers(rows, 0), unit).cube().indicator(charte(unit));
      for (Dimension dimension : DIMENSIONS.subList(1, 4)) {
        List<ToDoubleFunction<CellTally>> sums =
            List.of(
                CellTally::base,
                CellTally::asked,
                CellTally::baseUnits,
                cell -> cell.moments(0).count(),
                cell -> cell.moments(2).count());
        for (ToDoubleFunction<CellTally> of : sums) {
          double parts =
              cube.traits().stream()
                  .filter(trait -> trait.dimensions().equals(List.of(dimension)))
                  .mapToDouble(trait -> sum(cube.column(trait), of))
                  .sum();
          assertThat(parts).isCloseTo(sum(cube.column(), of), within(1e-9));
        }
      }
      for (Trait trait : cube.traits()) {
        assertThat(sum(cube.column(trait), CellTally::size))
            .isCloseTo(sum(cube.column(), CellTally::size), within(1e-9));
      }
    }
  }

  /** A group's base and count are those of a tally of its responses alone. */
  @Property
  void a_group_is_its_responses(@ForAll("rows") List<Row> rows, @ForAll CountingUnit unit) {
    List<Row> once =
        rows.stream()
            .map(r -> new Row(r.commune(), r.role(), r.charte(), r.donnees(), r.service(), 1))
            .toList();
    IndicatorDefinition charte = charte(unit);
    IndicatorTally cube = tally(answers(once, 0), unit).cube().indicator(charte);
    if (unit == CountingUnit.LATEST) {
      return; // who is latest depends on the others
    }
    List<Row> some =
        once.stream().filter(r -> r.service().equals("b") || r.service().equals("c")).toList();
    IndicatorTally alone = tally(answers(some, 0), unit).cube().indicator(charte);
    List<CellTally> group = cube.column(Trait.of(BY_SERVICE, "Technique"));
    List<ToDoubleFunction<CellTally>> sums =
        List.of(
            CellTally::base,
            CellTally::baseUnits,
            CellTally::baseClusters,
            cell -> cell.moments(0).count());
    for (ToDoubleFunction<CellTally> of : sums) {
      assertThat(sum(group, of)).isCloseTo(sum(alone.column(), of), within(1e-9));
    }
  }

  @Property
  void tallies_of_parts_merge_into_that_of_all(
      @ForAll("rows") List<Row> rows, @ForAll CountingUnit unit) {
    List<Row> even = rows.stream().filter(r -> r.commune() % 2 == 0).toList();
    List<Row> odd = rows.stream().filter(r -> r.commune() % 2 == 1).toList();
    Answers first = answers(even, 0);
    Answers second = answers(odd, even.size());
    Tally merged = tally(first, unit).merge(tally(second, unit));
    Tally other = tally(second, unit).merge(tally(first, unit));
    Tally all = tally(first.and(second), unit);
    IndicatorTally expected = all.cube().indicator(charte(unit));
    for (Tally tally : List.of(merged, other)) {
      IndicatorTally cube = tally.cube().indicator(charte(unit));
      assertThat(cube.cells()).isEqualTo(expected.cells());
      assertThat(cube.traits()).isEqualTo(expected.traits());
      for (Trait trait : expected.traits()) {
        assertThat(cube.column(trait)).as("%s", trait).isEqualTo(expected.column(trait));
      }
      assertThat(tally.cube().responses()).isEqualTo(all.cube().responses());
    }
    Tally read = Tally.from(merged.toBytes(), SmallSurvey.ONE_WAVE, Communes.FRAME);
    assertThat(read.cube().responses()).isEqualTo(merged.cube().responses());
    for (Trait trait : expected.traits()) {
      assertThat(read.cube().indicator(charte(unit)).column(trait))
          .isEqualTo(expected.column(trait));
    }
    assertThat(read.toBytes()).isEqualTo(merged.toBytes());
  }

  @Property
  void more_columns_change_nothing_else(@ForAll("rows") List<Row> rows) {
    Answers answers = answers(rows, 0);
    IndicatorDefinition charte = charte(CountingUnit.COLLECTIVITY);
    Tally alone = Tally.of(answers, Communes.FRAME, List.of(Dimension.OPSN), List.of(charte));
    Tally apart = tally(answers, CountingUnit.COLLECTIVITY);
    assertThat(apart.cube().indicator(charte).cells())
        .isEqualTo(alone.cube().indicator(charte).cells());
  }
}
