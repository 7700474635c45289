package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Opsn;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Asking for a breakdown costs no headline: its own levels give way. */
class HeadlinesPropertyTest {

  private static final OpsnCoverage FIRST = list("first", "01");
  private static final OpsnCoverage SECOND = list("second", "01", "02");
  private static final Groups SERVICE = Groups.column("service");
  private static final Groups DONNEES = Groups.question("Q3");

  private static final Questionnaire BOTH_UNITS =
      Questionnaire.builder()
          .from(SmallSurvey.ONE_WAVE)
          .indicators(List.of(SmallSurvey.CHARTE_OUI, AttackedSurvey.BY_RESPONSE))
          .build();

  private static OpsnCoverage list(String name, String... departements) {
    return OpsnCoverage.of(name, List.of(new Opsn(name, List.of(departements), "test")));
  }

  /** A random survey, and what is asked of it but for breakdowns. */
  record Survey(Answers answers, Population frame, Disclosure rules, int weighting) {

    static Survey draw(Random random, Questionnaire questionnaire) {
      int members = 30 + random.nextInt(60);
      List<Collectivite> all =
          IntStream.range(0, members).mapToObj(i -> collectivite(i, random)).toList();
      int answering = 6 + random.nextInt(members - 6);
      double twice = List.of(0.0, 0.0, 0.2, 0.8).get(random.nextInt(4));
      int services = 2 + random.nextInt(3);
      List<Answer> answers = new ArrayList<>();
      for (Collectivite one : all.subList(0, answering)) {
        int responses = random.nextDouble() < twice ? 2 : 1;
        for (int r = 0; r < responses; r++) {
          int rare = random.nextInt(10);
          Respondent who =
              Respondent.builder()
                  .id("r" + answers.size())
                  .collectivite(one.ref())
                  .role(random.nextInt(4) == 0 ? Role.ELU : Role.AGENT)
                  .putDetails("service", "s" + (rare == 0 ? random.nextInt(services) : 0))
                  .build();
          answers.add(Answer.of(who, "Q1", random.nextInt(9) == 0 ? "NSP" : "OUI"));
          if (random.nextInt(5) > 0) {
            answers.add(Answer.of(who, "Q3", random.nextInt(4) == 0 ? "OUI" : "NON"));
          }
        }
      }
      Population frame = Population.of("small", all);
      Disclosure rules = random.nextBoolean() ? Disclosure.DEFAULT : Disclosure.atLeast(3);
      return new Survey(
          Answers.of(questionnaire, answers),
          random.nextInt(3) == 0 ? frame : frame.withOpsn(FIRST),
          random.nextInt(3) == 0 ? rules.withoutJoining() : rules,
          random.nextInt(4));
    }

    private static Collectivite collectivite(int i, Random random) {
      boolean commune = random.nextInt(6) > 0;
      return Collectivite.builder()
          .type(commune ? CollectiviteType.COMMUNE : CollectiviteType.CC)
          .code(commune ? String.format("%05d", i + 1) : String.format("2000%05d", i))
          .name("Collectivité " + i)
          .population(100 + random.nextInt(5) * 1500)
          .departement(List.of("01", "02", "03").get(random.nextInt(3)))
          .region(List.of("84", "84", "53").get(random.nextInt(3)))
          .build();
    }

    <Q extends FigureQuery<Q>> Q on(Q query) {
      Q asked = query.answers(answers).population(frame).disclosure(rules);
      return switch (weighting) {
        case 0 -> asked.weighting(PostStratification.on(Dimension.REGION).joining());
        case 1 ->
            asked.weighting(
                Raking.on(Dimension.TYPE, Dimension.POPULATION_STRATUM, Dimension.REGION)
                    .joining());
        default -> asked;
      };
    }
  }

  private static <Q extends FigureQuery<Q>> UnaryOperator<Q> breakdowns(Random random) {
    List<UnaryOperator<Q>> kinds =
        List.of(
            q -> q.by(SERVICE),
            q -> q.by(DONNEES),
            q -> q.by(Dimension.ROLE),
            q -> q.by(Dimension.REGION),
            q -> q.by(Dimension.TYPE),
            q -> q.by(Dimension.OPSN),
            q -> q.by(Dimension.POPULATION_STRATUM),
            q -> q.by(Dimension.DEPARTEMENT),
            q -> q.crossedBy(Dimension.TYPE, Dimension.ROLE),
            q -> q.crossedBy(Dimension.OPSN, Dimension.TYPE),
            q -> q.crossedBy(SERVICE, Dimension.REGION),
            q -> q.crossedBy(SERVICE, DONNEES));
    List<UnaryOperator<Q>> asked =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(i -> kinds.get(random.nextInt(kinds.size())))
            .toList();
    return q -> asked.stream().reduce(q, (done, one) -> one.apply(done), (a, b) -> b);
  }

  /** What is shown of a headline, to twelve digits: sums may be added in another order. */
  private static List<String> headline(IndicatorResult result) {
    return Stream.of(result.observed(), result.adjusted())
        .map(
            figure ->
                figure.isSuppressed()
                    ? "hidden"
                    : figure.value().isPresent()
                        ? String.format("%.12f", figure.value().getAsDouble())
                        : "a range")
        .toList();
  }

  @Property
  void a_headline_is_the_same_with_and_without_breakdowns(@ForAll long seed) {
    Random random = new Random(seed);
    Survey survey = Survey.draw(random, SmallSurvey.ONE_WAVE);
    IndicatorQuery query = survey.on(Barometre.indicator(SmallSurvey.CHARTE_OUI));
    UnaryOperator<IndicatorQuery> broken = breakdowns(random);
    assertThat(headline(broken.apply(query).compute())).isEqualTo(headline(query.compute()));
  }

  @Property
  void so_are_those_of_a_question_counted_in_two_ways(@ForAll long seed) {
    Random random = new Random(seed);
    Survey survey = Survey.draw(random, BOTH_UNITS);
    EditionQuery query = survey.on(Barometre.edition(BOTH_UNITS));
    UnaryOperator<EditionQuery> broken = breakdowns(random);
    List<IndicatorResult> with = broken.apply(query).compute().indicators();
    List<IndicatorResult> without = query.compute().indicators();
    for (int i = 0; i < with.size(); i++) {
      assertThat(headline(with.get(i))).isEqualTo(headline(without.get(i)));
    }
  }

  @Property
  void so_are_those_under_several_lists(@ForAll long seed) {
    Random random = new Random(seed);
    Survey survey = Survey.draw(random, SmallSurvey.ONE_WAVE);
    IndicatorQuery query = survey.on(Barometre.indicator(SmallSurvey.CHARTE_OUI));
    UnaryOperator<IndicatorQuery> broken = breakdowns(random);
    List<List<String>> with = new ArrayList<>();
    List<List<String>> without = new ArrayList<>();
    broken.apply(query).over(FIRST, SECOND).results().forEach(r -> with.add(headline(r)));
    query.over(FIRST, SECOND).results().forEach(r -> without.add(headline(r)));
    assertThat(with).isEqualTo(without);
  }
}
