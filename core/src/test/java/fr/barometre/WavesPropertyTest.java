package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.CommonTally;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.Trait;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The wave is a coordinate of the cube: laws of a question that three waves ask. */
class WavesPropertyTest {

  private static final List<Wave> WAVES =
      List.of("1", "2", "3").stream()
          .map(code -> new Wave(code, Label.same(code), List.of("A", "B")))
          .toList();
  private static final Questionnaire THRICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(WAVES).build();
  private static final List<String> SAID = List.of("OUI", "NON", "NSP", "NA");
  private static final List<Dimension> CELLS =
      List.of(Dimension.OPSN, Dimension.POPULATION_BAND, Dimension.ROLE);

  private static IndicatorDefinition indicator(CountingUnit unit) {
    return IndicatorDefinition.builder().from(SmallSurvey.CHARTE_OUI).countingUnit(unit).build();
  }

  /** Each number is an answer: who gave it, when, and what it says. */
  private static List<Answer> answers(List<Integer> numbers) {
    List<Answer> answers = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int number : numbers) {
      if (seen.add(number / 4)) {
        int commune = number / 24 % 60;
        int role = number / 12 % 2;
        String code = Communes.FRAME.collectivites().get(commune).code();
        answers.add(
            Answer.of(
                SmallSurvey.respondent("r" + number / 12, code)
                    .wave(WAVES.get(number / 4 % 3).code())
                    .role(role == 0 ? Role.AGENT : Role.ELU)
                    .weight(1 + commune % 3)
                    .build(),
                "Q1",
                SAID.get(number % 4)));
      }
    }
    return answers;
  }

  private static Tally tally(List<Answer> answers, CountingUnit unit) {
    return Tally.of(Answers.of(THRICE, answers), Communes.FRAME, CELLS, List.of(indicator(unit)));
  }

  @Property
  void a_wave_of_the_cube_is_the_cube_of_the_wave(
      @ForAll @Size(max = 120) List<@IntRange(max = 1439) Integer> numbers,
      @ForAll CountingUnit unit) {
    List<Answer> all = answers(numbers);
    IndicatorTally cube = tally(all, unit).cube().indicator(indicator(unit));
    for (Wave wave : WAVES) {
      List<Answer> alone =
          all.stream().filter(a -> a.respondent().wave().equals(wave.code())).toList();
      IndicatorTally expected = tally(alone, unit).cube().indicator(indicator(unit));
      assertThat(cube.in(wave.code()).cells()).isEqualTo(expected.cells());
      assertThat(cube.in(wave.code()).column(Trait.of(Dimension.ROLE, "ELU")))
          .isEqualTo(expected.column(Trait.of(Dimension.ROLE, "ELU")));
    }
  }

  @Property
  void parts_merge_in_any_order_and_come_back_from_bytes(
      @ForAll @Size(max = 120) List<@IntRange(max = 1439) Integer> numbers,
      @ForAll CountingUnit unit,
      @ForAll @IntRange(min = 1, max = 5) int parts,
      @ForAll Random random) {
    List<Answer> all = answers(numbers);
    List<Tally> tallies = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      int part = p;
      tallies.add(
          tally(
              all.stream()
                  .filter(a -> a.respondent().collectivite().hashCode() % parts == part)
                  .toList(),
              unit));
    }
    int known = tallies.stream().mapToInt(t -> (int) t.counts().accepted()).sum();
    List<Answer> kept =
        all.stream().filter(a -> a.respondent().collectivite().hashCode() % parts >= 0).toList();
    assertThat(known).isEqualTo(kept.size());
    Collections.shuffle(tallies, random);
    Tally merged = tallies.stream().reduce(Tally::merge).orElseThrow();
    Tally whole = tally(kept, unit);
    assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
    Tally read = Tally.from(whole.toBytes(), THRICE, Communes.FRAME);
    assertThat(read.toBytes()).isEqualTo(whole.toBytes());
  }

  /** What collectivités in both waves say adds up as it does collectivité by collectivité. */
  @Property
  void what_is_common_is_what_each_collectivite_says(
      @ForAll @Size(max = 120) List<@IntRange(max = 1439) Integer> numbers,
      @ForAll CountingUnit unit) {
    List<Answer> all = answers(numbers);
    IndicatorTally cube = tally(all, unit).cube().indicator(indicator(unit));
    double[] first = {1, -0.5, 0.25};
    double[] second = {-2, 1, 0.5};
    double products = 0;
    double squares = 0;
    long both = 0;
    for (var commune : Communes.FRAME.collectivites()) {
      List<Answer> own =
          all.stream()
              .filter(a -> a.respondent().collectivite().orElseThrow().equals(commune.ref()))
              .toList();
      IndicatorTally alone = tally(own, unit).cube().indicator(indicator(unit));
      if (alone.waves().contains("1") && alone.waves().contains("3")) {
        both++;
        double x = combined(alone.in("1"), first);
        double y = combined(alone.in("3"), second);
        products += x * y;
        squares += y * y;
      }
    }
    var cells = cube.common("1", "3").values();
    assertThat(cells.stream().mapToLong(CommonTally::clusters).sum()).isEqualTo(both);
    assertThat(cells.stream().mapToDouble(c -> c.products(first, second)).sum())
        .isCloseTo(products, within(1e-9));
    assertThat(cells.stream().mapToDouble(c -> c.squares(true, second)).sum())
        .isCloseTo(squares, within(1e-9));
    assertThat(
            cube.common("3", "1").values().stream()
                .mapToDouble(c -> c.products(second, first))
                .sum())
        .isCloseTo(products, within(1e-9));
  }

  /** Of one collectivité: factors of u, of the rest of the base, of what is outside it. */
  private static double combined(IndicatorTally alone, double[] factors) {
    CellTally cell = alone.cells().values().iterator().next();
    double u = cell.moments(0).count();
    return factors[0] * u
        + factors[1] * (cell.base() - u)
        + factors[2] * (cell.size() - cell.base());
  }
}
