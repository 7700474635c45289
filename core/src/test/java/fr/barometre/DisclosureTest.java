package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.report.Report;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a whole result hides, attacked by a reader who uses all that it shows. */
class DisclosureTest {

  private static IndicatorResult result(SyntheticSurvey survey, Dimension... by) {
    return Barometre.indicator("teletravail.charte").answers(survey.answers()).by(by).compute();
  }

  /** The respondents of the figures of a breakdown that are shown. */
  private static List<BitSet> shown(SyntheticSurvey survey, List<Segment> segments) {
    List<BitSet> sums = new ArrayList<>();
    for (Segment segment : segments) {
      if (!segment.observed().isSuppressed()) {
        sums.add(part(survey, segment));
      }
    }
    return sums;
  }

  private static BitSet part(SyntheticSurvey survey, Segment segment) {
    BitSet part = new BitSet();
    List<Level> levels = segment.joined().isEmpty() ? List.of(segment.level()) : segment.joined();
    levels.forEach(level -> part.or(at(survey, segment.dimension(), level.code())));
    return part;
  }

  private static BitSet at(SyntheticSurvey survey, Dimension dimension, String level) {
    if (!dimension.equals(Dimension.ROLE)) {
      return survey.at(dimension, level);
    }
    BitSet found = new BitSet(); // one in forty answers as an élu
    for (int i = 0; i < survey.who().size(); i++) {
      found.set(i, level.equals(i % 40 == 0 ? "ELU" : "AGENT"));
    }
    return found;
  }

  private static List<BitSet> known(SyntheticSurvey survey, IndicatorResult result) {
    List<BitSet> sums = shown(survey, result.segments());
    BitSet all = new BitSet();
    all.set(0, survey.who().size());
    sums.add(all);
    if (result.opsn().effect().isPresent()) {
      sums.add(survey.at(Dimension.OPSN, "INSIDE"));
      sums.add(survey.at(Dimension.OPSN, "OUTSIDE"));
    }
    for (CrossedSegment crossed : result.crossedSegments()) {
      if (!crossed.observed().isSuppressed()) {
        BitSet part = (BitSet) all.clone();
        for (int d = 0; d < crossed.levels().size(); d++) {
          Dimension dimension = crossed.dimensions().get(d);
          BitSet some = new BitSet();
          for (Level level : members(result, dimension, crossed.levels().get(d))) {
            some.or(at(survey, dimension, level.code()));
          }
          part.and(some);
        }
        sums.add(part);
      }
    }
    return sums.stream().distinct().toList();
  }

  /** The levels of a joined one: of a crossing, as a breakdown by its dimension joins them. */
  private static List<Level> members(IndicatorResult result, Dimension dimension, Level level) {
    return result.segments().stream()
        .filter(s -> s.dimension().equals(dimension) && s.level().equals(level))
        .flatMap(s -> s.joined().isEmpty() ? List.of(level).stream() : s.joined().stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"40, 1", "191, 2", "388, 3", "629, 4"})
  void no_combination_of_figures_of_the_real_frame_stands_for_few(int size, long seed) {
    SyntheticSurvey survey = SyntheticSurvey.draw(size, 0.3, seed);
    IndicatorResult result =
        Barometre.indicator("teletravail.charte")
            .answers(survey.answers())
            .by(
                Dimension.TYPE,
                Dimension.POPULATION_BAND,
                Dimension.POPULATION_STRATUM,
                Dimension.REGION,
                Dimension.DEPARTEMENT,
                Dimension.OPSN,
                Dimension.ROLE)
            .crossedBy(Dimension.TYPE, Dimension.REGION)
            .crossedBy(Dimension.ROLE, Dimension.TYPE)
            .compute();
    List<BitSet> sums = known(survey, result);
    assertThat(sums).hasSizeGreaterThan(3);
    assertThat(new SolverAttacker(size, sums).fewerThan(5)).isEmpty();
    assertThat(result.observed().isSuppressed()).isFalse();
  }

  private static final Groups SERVICE = Groups.column(SyntheticSurvey.SERVICE);

  /** The last band has one respondent. */
  private static final Groups YEARS = Groups.column(SyntheticSurvey.YEARS).bands(5, 20, 99);

  private static IndicatorQuery crossedGroups(SyntheticSurvey survey) {
    return Barometre.indicator("teletravail.charte")
        .answers(survey.answers())
        .by(Dimension.TYPE, Dimension.REGION, Dimension.ROLE)
        .by(SERVICE, YEARS)
        .crossedBy(SERVICE, YEARS)
        .crossedBy(SERVICE, Dimension.ROLE)
        .crossedBy(YEARS, Dimension.REGION)
        .crossedBy(SERVICE, YEARS, Dimension.TYPE);
  }

  @ParameterizedTest
  @CsvSource({"60, 5", "120, 1", "191, 2"})
  void no_combination_of_crossed_groups_and_bands_stands_for_few(int size, long seed) {
    SyntheticSurvey survey = SyntheticSurvey.draw(size, 0.4, seed);
    IndicatorResult result = crossedGroups(survey).compute();
    assertThat(result.segments())
        .filteredOn(s -> s.level().code().equals("99+"))
        .singleElement()
        .satisfies(s -> assertThat(s.observed().isSuppressed()).isTrue());
    assertThat(result.crossedSegments()).anyMatch(s -> !s.observed().isSuppressed());
    List<BitSet> sums = known(survey, result);
    assertThat(sums).hasSizeGreaterThan(10);
    assertThat(new SolverAttacker(size, sums).fewerThan(5)).isEmpty();
    IndicatorResult open = crossedGroups(survey).disclosure(Disclosure.NONE).compute();
    assertThat(new SolverAttacker(size, known(survey, open)).fewerThan(5)).isPresent();
  }

  @Test
  void responses_of_few_collectivites_are_few_however_many_they_are() {
    // Two communes give ten answers by young agents; twenty others one each, by older ones.
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String commune = String.format("%05d", i < 10 ? 1 + i % 2 : i);
      Respondent.Builder who = SmallSurvey.respondent("r" + i, commune).role(Role.AGENT);
      String years = i < 10 ? "3" : "30";
      String service = i % 3 == 0 ? "DSI" : "DRH";
      answers.add(
          Answer.of(
              who.details(Map.of("years", years, "service", service)).build(),
              "Q1",
              i % 4 == 0 ? "OUI" : "NON"));
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Communes.FRAME)
            .unit(CountingUnit.RESPONSE)
            .disclosure(Disclosure.DEFAULT);
    Groups years = Groups.column("years").bands(10);
    assertThat(query.by(years).compute().segments())
        .extracting(s -> s.observed().suppression())
        .containsExactly(
            Optional.of(SuppressionReason.TOO_FEW), Optional.of(SuppressionReason.REVEALING));
    assertThat(query.crossedBy(years, Groups.column("service")).compute().crossedSegments())
        .filteredOn(s -> s.levels().get(0).code().equals("<10"))
        .hasSize(2)
        .allMatch(s -> s.observed().suppression().equals(Optional.of(SuppressionReason.TOO_FEW)));
  }

  @ParameterizedTest
  @CsvSource({"120, 1", "191, 2", "388, 3"})
  void levels_joined_by_hand_are_protected_with_the_rest(int size, long seed) {
    SyntheticSurvey survey = SyntheticSurvey.draw(size, 0.4, seed);
    IndicatorResult result =
        Barometre.indicator("teletravail.charte")
            .answers(survey.answers())
            .by(
                Dimension.POPULATION_STRATUM,
                Dimension.POPULATION_BAND,
                Dimension.REGION,
                Dimension.DEPARTEMENT)
            .crossedBy(Dimension.POPULATION_STRATUM, Dimension.REGION)
            .joined(Dimension.POPULATION_STRATUM, "Petites", "0-499", "500-999", "1000-1999")
            .joined(Dimension.DEPARTEMENT, "Ici et là", "22", "29", "35", "13", "75")
            .joined(Dimension.REGION, "Presque la Bretagne", "53", "52")
            .compute();
    assertThat(result.segments())
        .filteredOn(s -> s.observed().isSuppressed())
        .as("joining by hand takes the place of the rule")
        .isNotEmpty();
    List<BitSet> sums = known(survey, result);
    assertThat(sums).hasSizeGreaterThan(5);
    assertThat(new SolverAttacker(size, sums).fewerThan(5)).isEmpty();
  }

  @Test
  void without_rules_the_attacker_finds_few() {
    SyntheticSurvey survey = SyntheticSurvey.draw(191, 0.34, 1);
    IndicatorResult open =
        Barometre.indicator("teletravail.charte")
            .answers(survey.answers())
            .by(Dimension.REGION)
            .disclosure(Disclosure.NONE)
            .compute();
    assertThat(new SolverAttacker(191, known(survey, open)).fewerThan(5)).isPresent();
  }

  @Test
  void what_is_hidden_and_joined_does_not_depend_on_answers() {
    SyntheticSurvey survey = SyntheticSurvey.draw(150, 0.34, 7);
    List<String> patterns = new ArrayList<>();
    for (double yes : List.of(0.0, 0.1, 0.5, 0.9, 1.0)) {
      BitSet changed = new BitSet();
      Random random = new Random(3);
      for (int i = 0; i < 150; i++) {
        changed.set(i, random.nextDouble() < yes);
      }
      IndicatorResult result =
          Barometre.indicator("teletravail.charte")
              .answers(new SyntheticSurvey(survey.who(), changed).answers())
              .by(Dimension.TYPE, Dimension.REGION, Dimension.OPSN, Dimension.ROLE)
              .crossedBy(Dimension.TYPE, Dimension.REGION)
              .compute();
      StringBuilder pattern = new StringBuilder();
      result
          .segments()
          .forEach(
              s ->
                  pattern
                      .append(s.level().code())
                      .append(s.observed().suppression())
                      .append(s.adjusted().suppression()));
      result
          .crossedSegments()
          .forEach(s -> pattern.append(s.levels()).append(s.observed().suppression()));
      patterns.add(pattern.toString());
    }
    assertThat(patterns).containsOnly(patterns.get(0));
    assertThat(patterns.get(0)).contains("TOO_FEW");
  }

  @Test
  void few_of_some_types_are_joined_and_shown() {
    // 22 communes, 2 communautés de communes and 5 d'agglomération.
    List<Collectivite> who = new ArrayList<>();
    Map<CollectiviteType, Integer> wanted =
        Map.of(CollectiviteType.COMMUNE, 22, CollectiviteType.CC, 2, CollectiviteType.CA, 5);
    wanted.forEach(
        (type, count) ->
            SyntheticSurvey.FRAME.collectivites().stream()
                .filter(c -> c.type() == type)
                .limit(count)
                .forEach(who::add));
    BitSet yes = new BitSet();
    yes.set(0, 6);
    IndicatorResult result = result(new SyntheticSurvey(who, yes), Dimension.TYPE);
    assertThat(result.segment(Dimension.TYPE, "COMMUNE").observed().clusters()).hasValue(22);
    Segment epci = result.segment(Dimension.TYPE, "CC");
    assertThat(epci).isEqualTo(result.segment(Dimension.TYPE, "CA"));
    assertThat(epci.level().label().fr()).isEqualTo("Intercommunalités");
    assertThat(epci.observed().clusters()).hasValue(7);
    IndicatorResult unjoined =
        Barometre.indicator("teletravail.charte")
            .answers(new SyntheticSurvey(who, yes).answers())
            .by(Dimension.TYPE)
            .disclosure(Disclosure.DEFAULT.withoutJoining())
            .compute();
    assertThat(unjoined.segment(Dimension.TYPE, "CC").observed().suppression())
        .hasValue(SuppressionReason.TOO_FEW);
    assertThat(unjoined.segment(Dimension.TYPE, "CA").observed().suppression())
        .hasValue(SuppressionReason.REVEALING);
    assertThat(unjoined.segment(Dimension.TYPE, "COMMUNE").observed().isSuppressed()).isFalse();
  }

  @Test
  void communes_less_agents_do_not_give_two_elus_away() {
    // 20 communes, two of them answered for by an élu, and twelve EPCI by agents.
    List<Answer> answers = new ArrayList<>();
    List<Collectivite> who =
        Stream.concat(
                SyntheticSurvey.FRAME.collectivites().stream()
                    .filter(c -> c.type() == CollectiviteType.COMMUNE)
                    .limit(20),
                SyntheticSurvey.FRAME.collectivites().stream()
                    .filter(c -> c.type() == CollectiviteType.CC)
                    .limit(12))
            .toList();
    for (int i = 0; i < who.size(); i++) {
      Respondent.Builder respondent =
          Respondent.builder().id("r" + i).collectivite(who.get(i).ref());
      answers.add(
          Answer.of(
              respondent.role(i < 2 ? Role.ELU : Role.AGENT).build(),
              Edition2025.TELETRAVAIL_CHARTE.question(),
              i % 3 == 0 ? "OUI" : "NON"));
    }
    IndicatorResult result =
        Barometre.indicator("teletravail.charte")
            .answers(Answers.of(Edition2025.QUESTIONNAIRE, answers))
            .by(Dimension.TYPE, Dimension.ROLE)
            .compute();
    assertThat(result.segment(Dimension.ROLE, "ELU").observed().isSuppressed()).isTrue();
    assertThat(result.segment(Dimension.ROLE, "AGENT").observed().isSuppressed()).isTrue();
    assertThat(result.segment(Dimension.TYPE, "COMMUNE").observed().isSuppressed()).isFalse();
  }

  @Test
  void a_hidden_figure_is_nowhere_in_the_result() throws Exception {
    SyntheticSurvey survey = SyntheticSurvey.draw(191, 0.34, 1);
    IndicatorResult result =
        Barometre.indicator("teletravail.charte")
            .answers(survey.answers())
            .by(Dimension.REGION)
            .disclosure(Disclosure.DEFAULT.withoutJoining())
            .compute();
    List<Segment> hidden =
        result.segments().stream().filter(s -> s.observed().isSuppressed()).toList();
    assertThat(hidden).hasSizeGreaterThan(1);
    for (Segment segment : hidden) {
      Estimate observed = segment.observed();
      assertThat(observed.interval()).isEmpty();
      assertThat(observed.standardError()).isEmpty();
      assertThat(observed.bounds()).isEmpty();
      assertThat(observed.designEffect()).isEmpty();
      assertThat(observed.value()).isEmpty();
      assertThat(observed.base()).isEmpty();
      assertThat(observed.clusters()).isEmpty();
      assertThat(observed.effectiveBase()).isEmpty();
      assertThat(segment.adjusted().isSuppressed()).isTrue();
      assertThat(segment.flags()).extracting(Flag::code).containsExactly(FlagCode.SUPPRESSED);
      String json = JsonMapper.shared().writeValueAsString(observed);
      assertThat(json)
          .isEqualTo(
              "{\"status\":\"SUPPRESSED\",\"suppression\":\""
                  + observed.suppression().orElseThrow()
                  + "\",\"fewest\":5}");
    }
    String text = PlainTypography.of(Report.of(result, Locale.FRENCH).text());
    String markdown = Report.of(result, Locale.ENGLISH).markdown();
    assertThat(text).contains("Secret : trop peu de collectivités ont répondu, ou le chiffre en");
    for (Segment segment : hidden) {
      assertThat(lines(text, PlainTypography.of(segment.level().label().fr())))
          .singleElement()
          .satisfies(l -> assertThat(l).containsPattern("–\\s+secret\\s+–\\s+secret"));
      assertThat(lines(markdown, segment.level().label().en()))
          .singleElement()
          .satisfies(
              l ->
                  assertThat(l).contains("| – | hidden | – | hidden | – | Figure hidden (info) |"));
    }
  }

  private static List<String> lines(String text, String label) {
    return text.lines().filter(l -> l.replace("| ", "").startsWith(label + " ")).toList();
  }

  @Test
  void everything_is_hidden_if_fewer_than_five_answered() {
    SyntheticSurvey survey = SyntheticSurvey.draw(4, 0.5, 1);
    IndicatorResult result = result(survey);
    assertThat(result.observed().suppression()).hasValue(SuppressionReason.TOO_FEW);
    assertThat(result.adjusted().isSuppressed()).isTrue();
    assertThat(result.modalities())
        .allSatisfy(m -> assertThat(m.observed().isSuppressed()).isTrue());
    assertThat(result.opsn().effect()).isEmpty();
    assertThat(result.opsn().tipping()).isEmpty();
    assertThat(result.flags())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.sentence().fr())
                  .isEqualTo(
                      "Ce chiffre n'est pas montré : des réponses de moins de 5 collectivités s'en"
                          + " déduiraient.");
              assertThat(f.evidence("fewestCollectivites").orElseThrow().value()).isEqualTo(5);
            });
    assertThat(Report.of(result, Locale.FRENCH).text()).contains("secret");
    IndicatorResult open =
        Barometre.indicator("teletravail.charte")
            .answers(survey.answers())
            .disclosure(Disclosure.NONE)
            .compute();
    assertThat(open.observed().clusters().orElseThrow()).isEqualTo(4);
  }

  @Test
  void an_edition_hides_what_the_indicator_alone_hides() {
    SyntheticSurvey survey = SyntheticSurvey.draw(191, 0.34, 1);
    IndicatorResult alone = result(survey, Dimension.REGION);
    IndicatorResult together =
        Barometre.edition(Edition2025.QUESTIONNAIRE)
            .answers(survey.answers())
            .by(Dimension.REGION)
            .compute()
            .indicator("teletravail.charte")
            .orElseThrow();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void if_one_role_is_hidden_the_other_is_too() {
    SyntheticSurvey survey = SyntheticSurvey.draw(120, 0.4, 3);
    List<Segment> roles = result(survey, Dimension.ROLE).segments();
    assertThat(roles).extracting(s -> s.level().code()).contains("ELU", "AGENT");
    assertThat(roles)
        .filteredOn(s -> !s.level().code().equals("UNKNOWN"))
        .allSatisfy(s -> assertThat(s.observed().isSuppressed()).isTrue());
  }

  @Test
  void a_figure_that_one_collectivite_dominates_is_hidden_by_the_dominance_rule() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Respondent.Builder who = SmallSurvey.respondent("r" + i, String.format("%05d", i + 1));
      answers.add(Answer.of(who.weight(i == 0 ? 9 : 1).build(), "Q1", i < 4 ? "OUI" : "NON"));
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Communes.FRAME);
    // The heaviest holds 9 of 17.
    assertThat(query.disclosure(Disclosure.atLeast(5)).compute().observed().isSuppressed())
        .isFalse();
    assertThat(
            query
                .disclosure(Disclosure.atLeast(5).withDominance(0.5))
                .compute()
                .observed()
                .suppression())
        .hasValue(SuppressionReason.DOMINATED);
    assertThat(
            query
                .disclosure(Disclosure.atLeast(5).withDominance(0.55))
                .compute()
                .observed()
                .isSuppressed())
        .isFalse();
  }

  @Test
  void rules_that_mean_nothing_are_refused() {
    assertThatThrownBy(() -> Disclosure.atLeast(1))
        .hasMessage(
            "a threshold of 1 collectivités hides nothing; expected two or more, or"
                + " Disclosure.NONE");
    assertThatThrownBy(() -> Disclosure.DEFAULT.withDominance(80))
        .hasMessage("the share that one collectivité may hold is not in (0, 1): 80.0");
  }
}
