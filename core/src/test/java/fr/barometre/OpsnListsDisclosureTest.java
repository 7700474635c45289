package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures under several OPSN lists in one request, attacked together. */
class OpsnListsDisclosureTest {

  private static OpsnCoverage list(String name, List<String> departements) {
    return OpsnCoverage.of(name, List.of(new Opsn(name, departements, name)));
  }

  private static List<String> departements() {
    return SyntheticSurvey.FRAME.levels(Dimension.DEPARTEMENT).stream()
        .map(Level::code)
        .filter(code -> !code.equals(Level.UNKNOWN))
        .toList();
  }

  /** Half of the départements, and the same less the one with respondents, but the fewest. */
  private static List<OpsnCoverage> twoLists(SyntheticSurvey survey, Random random) {
    List<String> half = new ArrayList<>(departements());
    Collections.shuffle(half, random);
    half = new ArrayList<>(half.subList(0, half.size() / 2));
    OpsnCoverage first = list("A", half);
    String fewest =
        half.stream()
            .filter(d -> !survey.at(Dimension.DEPARTEMENT, d).isEmpty())
            .min((a, b) -> Integer.compare(size(survey, a), size(survey, b)))
            .orElseThrow();
    assertThat(size(survey, fewest)).isBetween(1, 4);
    half.remove(fewest);
    return List.of(first, list("B", half));
  }

  private static int size(SyntheticSurvey survey, String departement) {
    return survey.at(Dimension.DEPARTEMENT, departement).cardinality();
  }

  private static BitSet at(SyntheticSurvey survey, Population frame, Segment segment) {
    BitSet found = new BitSet();
    List<Level> levels = segment.joined().isEmpty() ? List.of(segment.level()) : segment.joined();
    levels.forEach(level -> found.or(at(survey, frame, segment.dimension(), level.code())));
    return found;
  }

  private static BitSet at(
      SyntheticSurvey survey, Population frame, Dimension dimension, String code) {
    if (!frame.dimensions().contains(dimension)) {
      return survey.at(dimension, code);
    }
    BitSet found = new BitSet();
    for (int i = 0; i < survey.who().size(); i++) {
      found.set(i, frame.level(dimension, survey.who().get(i)).code().equals(code));
    }
    return found;
  }

  /** The respondents of each figure that a result shows. */
  private static List<BitSet> sums(
      SyntheticSurvey survey, OpsnCoverage list, IndicatorResult result) {
    Population frame = SyntheticSurvey.FRAME.withOpsn(list);
    List<BitSet> sums = new ArrayList<>();
    BitSet all = new BitSet();
    all.set(0, survey.who().size());
    sums.add(all);
    if (result.opsn().effect().isPresent()) {
      sums.add(at(survey, frame, Dimension.OPSN, "INSIDE"));
      sums.add(at(survey, frame, Dimension.OPSN, "OUTSIDE"));
    }
    for (Segment segment : result.segments()) {
      if (!segment.observed().isSuppressed()) {
        sums.add(at(survey, frame, segment));
      }
    }
    for (CrossedSegment crossed : result.crossedSegments()) {
      if (!crossed.observed().isSuppressed()) {
        BitSet part = (BitSet) all.clone();
        for (int d = 0; d < crossed.levels().size(); d++) {
          Dimension dimension = crossed.dimensions().get(d);
          Level level = crossed.levels().get(d);
          BitSet some = new BitSet();
          result.segments().stream()
              .filter(s -> s.dimension().equals(dimension) && s.level().equals(level))
              .forEach(s -> some.or(at(survey, frame, s)));
          part.and(some);
        }
        sums.add(part);
      }
    }
    return sums;
  }

  private static List<BitSet> sums(
      SyntheticSurvey survey, List<OpsnCoverage> lists, List<IndicatorResult> results) {
    List<BitSet> sums = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      sums.addAll(sums(survey, lists.get(i), results.get(i)));
    }
    return sums.stream().distinct().toList();
  }

  private static IndicatorQuery query(SyntheticSurvey survey) {
    return Barometre.indicator("teletravail.charte").answers(survey.answers());
  }

  @ParameterizedTest
  @CsvSource({"60, 1", "120, 2", "191, 3", "191, 4"})
  void no_combination_of_figures_under_two_lists_stands_for_few(int size, long seed) {
    SyntheticSurvey survey = SyntheticSurvey.draw(size, 0.4, seed);
    List<OpsnCoverage> lists = twoLists(survey, new Random(seed));
    IndicatorQuery query =
        query(survey)
            .by(Dimension.OPSN, Dimension.TYPE, Dimension.REGION)
            .by(Groups.column(SyntheticSurvey.SERVICE))
            .crossedBy(Dimension.OPSN, Dimension.TYPE)
            .crossedBy(Groups.column(SyntheticSurvey.SERVICE), Dimension.OPSN);
    List<IndicatorResult> together = query.over(lists.get(0), lists.get(1)).results();
    assertThat(together.get(0).opsn().effect()).isPresent();
    assertThat(together.get(1).opsn().effect()).isEmpty();
    assertThat(together.get(1).opsn().adjusted().isSuppressed()).isTrue();
    assertThat(together.get(1).observed().isSuppressed()).isFalse();
    // Weights by type and size too do not tell the few; those of 60 respondents would.
    assertThat(together.get(1).adjusted().isSuppressed()).isEqualTo(size == 60);
    assertThat(new SolverAttacker(size, sums(survey, lists, together)).fewerThan(5)).isEmpty();
    List<IndicatorResult> apart =
        lists.stream()
            .map(list -> query.population(SyntheticSurvey.FRAME.withOpsn(list)).compute())
            .toList();
    assertThat(new SolverAttacker(size, sums(survey, lists, apart)).fewerThan(5)).isPresent();
    // The first list shows what it shows by itself.
    assertThat(together.get(0)).isEqualTo(apart.get(0));
  }

  @Test
  void lists_that_differ_by_many_show_all_that_each_shows_by_itself() {
    SyntheticSurvey survey = SyntheticSurvey.draw(388, 0.4, 5);
    IndicatorQuery query = query(survey).by(Dimension.OPSN);
    List<OpsnCoverage> lists = List.of(OpsnCoverage.anct(), OpsnCoverage.anctAndDeclic());
    List<IndicatorResult> together = query.over(lists.get(0), lists.get(1)).results();
    for (int i = 0; i < lists.size(); i++) {
      Population frame = SyntheticSurvey.FRAME.withOpsn(lists.get(i));
      assertThat(together.get(i)).isEqualTo(query.population(frame).compute());
    }
  }

  /**
   * Post-stratified on OPSN, the total under both lists and the observed one are three equations
   * with three unknowns: those inside, those outside, and the few that the lists place differently.
   */
  @Test
  void adjusted_totals_under_two_lists_do_not_tell_the_few_between_them() {
    SyntheticSurvey survey = SyntheticSurvey.draw(120, 0.4, 2);
    List<OpsnCoverage> lists = twoLists(survey, new Random(2));
    IndicatorQuery query = query(survey).weighting(Samples.BY_OPSN).by(Dimension.TYPE);
    double[] adjusted = new double[2];
    double[][] weights = new double[2][];
    List<BitSet> inside = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Population frame = SyntheticSurvey.FRAME.withOpsn(lists.get(i));
      adjusted[i] = query.population(frame).compute().adjusted().value().orElseThrow();
      BitSet in = at(survey, frame, Dimension.OPSN, "INSIDE");
      double share = count(frame, "INSIDE") / (count(frame, "INSIDE") + count(frame, "OUTSIDE"));
      int size = survey.who().size();
      weights[i] = new double[] {share / in.cardinality(), (1 - share) / (size - in.cardinality())};
      inside.add(in);
    }
    // Inside under both a, outside under both b, between c: solved from two requests.
    double total = survey.yes().cardinality();
    double a1 = weights[0][0];
    double b1 = weights[0][1];
    double a2 = weights[1][0];
    double b2 = weights[1][1];
    // a + b + c = total; a1 (a + c) + b1 b = adjusted 1; a2 a + b2 (b + c) = adjusted 2
    double b = (adjusted[0] - a1 * total) / (b1 - a1);
    double a = (adjusted[1] - b2 * total) / (a2 - b2);
    BitSet between = (BitSet) inside.get(0).clone();
    between.andNot(inside.get(1));
    assertThat(between.cardinality()).isBetween(1, 4);
    between.and(survey.yes());
    assertThat(total - a - b).isCloseTo(between.cardinality(), within(1e-6));
    // One request does not give them.
    List<IndicatorResult> together = query.over(lists.get(0), lists.get(1)).results();
    assertThat(together.get(0).adjusted().isSuppressed()).isFalse();
    assertThat(together.get(1).adjusted().isSuppressed()).isTrue();
    assertThat(together.get(1).segments()).allMatch(s -> s.adjusted().isSuppressed());
    assertThat(together.get(1).observed()).isEqualTo(together.get(0).observed());
    assertThat(
            query
                .disclosure(Disclosure.NONE)
                .over(lists.get(0), lists.get(1))
                .results()
                .get(1)
                .adjusted()
                .isSuppressed())
        .isFalse();
  }

  /**
   * A in 30 départements, B in one less, C in those two of few: the third gives the others away.
   */
  @ParameterizedTest
  @CsvSource({"80, 11", "150, 12"})
  void three_lists_are_protected_together(int size, long seed) {
    SyntheticSurvey survey = SyntheticSurvey.draw(size, 0.4, seed);
    List<OpsnCoverage> two = twoLists(survey, new Random(seed));
    List<String> some = new ArrayList<>(departements().subList(20, 60));
    List<OpsnCoverage> lists = List.of(two.get(0), two.get(1), list("C", some));
    List<IndicatorResult> together =
        query(survey)
            .by(Dimension.OPSN, Dimension.REGION)
            .over(lists.get(0), lists.get(1), lists.get(2))
            .results();
    assertThat(new SolverAttacker(size, sums(survey, lists, together)).fewerThan(5)).isEmpty();
  }

  /** Whoever names no collectivité is where its profile says, under every list. */
  @Test
  void respondents_without_a_name_are_on_one_side_under_every_list() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 1; i <= 58; i++) {
      Respondent.Builder who = SmallSurvey.respondent("r" + i, String.format("%05d", i));
      answers.add(Answer.of(who.build(), "Q1", i % 2 == 0 ? "OUI" : "NON"));
    }
    answers.addAll(Samples.group("INSIDE", "OUI", 1));
    answers.addAll(Samples.group("OUTSIDE", "NON", 1));
    OpsnCoverage one = list("01", List.of("01"));
    OpsnCoverage other = list("02", List.of("02"));
    List<IndicatorResult> results =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Communes.FRAME)
            .disclosure(Disclosure.DEFAULT)
            .by(Dimension.OPSN, Dimension.OPSN_MEMBER)
            .over(one, other)
            .results();
    // 39 of 58 communes are in 01, 19 in 02.
    assertThat(results.get(0).segment(Dimension.OPSN, "INSIDE").observed().clusters()).hasValue(40);
    assertThat(results.get(1).segment(Dimension.OPSN, "INSIDE").observed().isSuppressed()).isTrue();
  }

  private static double count(Population frame, String status) {
    return frame.counts(Dimension.OPSN).entrySet().stream()
        .filter(e -> e.getKey().code().equals(status))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void changed_answers_hide_the_same_under_both_lists() {
    SyntheticSurvey survey = SyntheticSurvey.draw(120, 0.4, 2);
    List<OpsnCoverage> lists = twoLists(survey, new Random(2));
    List<String> patterns = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      BitSet yes = new BitSet();
      Random random = new Random(seed);
      for (int i = 0; i < 120; i++) {
        yes.set(i, seed == 0 || random.nextDouble() < seed / 4.0);
      }
      Answers answers = new SyntheticSurvey(survey.who(), yes).answers();
      StringBuilder pattern = new StringBuilder();
      for (IndicatorResult result :
          Barometre.indicator("teletravail.charte")
              .answers(answers)
              .by(Dimension.OPSN, Dimension.TYPE)
              .over(lists.get(0), lists.get(1))
              .results()) {
        pattern.append(result.opsn().effect().isPresent());
        result
            .segments()
            .forEach(
                s -> pattern.append(s.observed().suppression()).append(s.adjusted().suppression()));
      }
      patterns.add(pattern.toString());
    }
    assertThat(patterns).containsOnly(patterns.get(0));
  }
}
