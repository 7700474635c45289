package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.FrameCell;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.tally.AnswerColumns;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An indicator about some types of collectivités: what others say of it is not looked at. */
class AudienceTest {

  private static final List<CollectiviteType> EPCI =
      List.of(CollectiviteType.CC, CollectiviteType.CA);
  private static final IndicatorDefinition OF_EPCI =
      IndicatorDefinition.builder()
          .from(SmallSurvey.CHARTE_OUI)
          .code("epci")
          .audience(EPCI)
          .build();
  private static final IndicatorDefinition OF_ALL = SmallSurvey.CHARTE_OUI;
  private static final Questionnaire BOTH =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).addIndicators(OF_EPCI).build();

  /** 200 communes, 60 CC and 40 CA, half of each in the département that an OPSN serves. */
  private static final Population FRAME =
      Population.of("types", frame())
          .withOpsn(OpsnCoverage.of("test", List.of(new Opsn("O", List.of("01"), "test"))));

  private static List<Collectivite> frame() {
    List<Collectivite> frame = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      CollectiviteType type = CollectiviteType.COMMUNE;
      if (i >= 200) {
        type = i < 260 ? CollectiviteType.CC : CollectiviteType.CA;
      }
      frame.add(
          Collectivite.builder()
              .type(type)
              .code(type == CollectiviteType.COMMUNE ? String.format("%05d", i) : siren(i))
              .name("Collectivité " + i)
              .population(1000 + i)
              .departement(i % 2 == 0 ? "01" : "02")
              .region("84")
              .build());
    }
    return frame;
  }

  /** Nine digits with the check digit of their sum (Luhn). */
  static String siren(int i) {
    String first = "20" + String.format("%06d", i);
    int sum = 0;
    for (int at = 0; at < first.length(); at++) {
      int digit = first.charAt(first.length() - 1 - at) - '0';
      int doubled = at % 2 == 0 ? 2 * digit : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return first + (10 - sum % 10) % 10;
  }

  /** Every third says yes, of the communes; of the others those of the first département. */
  private static List<Answer> named(boolean communes) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 300; i += i < 200 ? 3 : 2 + i % 2) {
      Collectivite who = FRAME.collectivites().get(i);
      boolean commune = who.type() == CollectiviteType.COMMUNE;
      boolean yes = commune ? i % 9 == 0 : i % 4 == 0;
      if (communes || !commune) {
        Respondent respondent =
            Respondent.builder().id("r" + i).collectivite(who.ref()).wave("1").build();
        answers.add(Answer.of(respondent, "Q1", yes ? "OUI" : "NON"));
      }
    }
    return answers;
  }

  private static IndicatorResult result(IndicatorDefinition indicator, List<Answer> answers) {
    return Barometre.indicator(indicator)
        .answers(Answers.of(BOTH, answers))
        .population(FRAME)
        .by(Dimension.TYPE, Dimension.OPSN)
        .compute();
  }

  @Test
  void others_do_not_count() {
    IndicatorResult found = result(OF_EPCI, named(true));
    IndicatorResult alone = result(OF_EPCI, named(false));
    assertThat(found.observed()).isEqualTo(alone.observed());
    assertThat(found.adjusted()).isEqualTo(alone.adjusted());
    assertThat(found.segments()).isEqualTo(alone.segments());
    assertThat(found.flags()).isEqualTo(alone.flags());
    assertThat(found.selection()).isEqualTo(alone.selection());
    assertThat(found.observed().base().orElseThrow())
        .isEqualTo(49)
        .isLessThan(result(OF_ALL, named(true)).observed().base().orElseThrow());
  }

  /** As if the frame and the survey were about them alone. */
  @Test
  void the_frame_is_theirs() {
    IndicatorResult found = result(OF_EPCI, named(true));
    IndicatorResult restricted =
        Barometre.indicator(OF_ALL)
            .answers(Answers.of(BOTH, named(false)))
            .population(FRAME.restrictedTo(EPCI))
            .by(Dimension.TYPE, Dimension.OPSN)
            .compute();
    assertThat(found.observed()).isEqualTo(restricted.observed());
    assertThat(found.adjusted()).isEqualTo(restricted.adjusted());
    assertThat(found.segments()).isEqualTo(restricted.segments());
    assertThat(found.segments())
        .filteredOn(s -> s.dimension().equals(Dimension.TYPE))
        .extracting(s -> s.level().code())
        .containsExactly("CC", "CA");
    assertThat(found.opsn()).isEqualTo(restricted.opsn());
  }

  /** Without TYPE among the cells, types are looked at response by response, or by kind. */
  private static List<Answer> anonymous(int each) {
    List<Answer> answers = new ArrayList<>();
    for (String type : List.of("COMMUNE", "CC", "CA", Level.UNKNOWN)) {
      for (String opsn : List.of("INSIDE", "OUTSIDE")) {
        for (int i = 0; i < each; i++) {
          Respondent.Builder who =
              Respondent.builder()
                  .id(type + opsn + i)
                  .wave("1")
                  .putProfile(Dimension.OPSN.code(), opsn);
          if (!type.equals(Level.UNKNOWN)) {
            who.putProfile(Dimension.TYPE.code(), type);
          }
          boolean yes = i % (type.equals("COMMUNE") ? 2 : 5) == 0;
          answers.add(Answer.of(who.build(), "Q1", yes ? "OUI" : "NON"));
        }
      }
    }
    return answers;
  }

  @Test
  void anonymous_respondents_of_unknown_type_may_be_concerned() {
    for (int each : List.of(10, 9_000)) {
      Answers answers = Answers.of(BOTH, anonymous(each));
      for (List<Dimension> cells : List.of(List.of(Dimension.OPSN), List.of(Dimension.TYPE))) {
        Tally tally = Tally.of(answers, FRAME, cells, List.of(OF_ALL, OF_EPCI));
        assertThat(clusters(tally, OF_ALL)).isEqualTo(8 * each);
        assertThat(clusters(tally, OF_EPCI)).isEqualTo(6 * each);
        double yes =
            tally.cube().indicator(OF_EPCI).cells().values().stream()
                .mapToDouble(c -> c.unitCountSquares(0))
                .sum();
        assertThat(yes).isEqualTo(6 * each / 5.0);
        Tally sealed =
            AnswerColumns.of(answers, FRAME, cells.toArray(Dimension[]::new))
                .tally(List.of(OF_ALL, OF_EPCI));
        for (IndicatorDefinition indicator : List.of(OF_ALL, OF_EPCI)) {
          assertThat(sealed.cube().indicator(indicator).cells())
              .isEqualTo(tally.cube().indicator(indicator).cells());
        }
      }
    }
  }

  private static long clusters(Tally tally, IndicatorDefinition indicator) {
    return tally.cube().indicator(indicator).cells().values().stream()
        .mapToLong(cell -> cell.clusters())
        .sum();
  }

  @Test
  void others_are_not_compared() {
    ComparisonQuery query =
        Barometre.compare(FRAME.collectivites().get(0))
            .answers(Answers.of(BOTH, named(true)))
            .population(FRAME);
    assertThat(query.compute().figure(OF_ALL.code())).isPresent();
    assertThat(query.compute().figure(OF_EPCI.code())).isEmpty();
    CollectiviteRef epci = FRAME.collectivites().get(250).ref();
    assertThat(query.of(epci).compute().figure(OF_EPCI.code())).isPresent();
  }

  /** A frame known by counts is restricted as one of collectivités is. */
  @Test
  void a_frame_of_counts_is_theirs_too() {
    List<Dimension> dimensions = List.of(Dimension.TYPE, Dimension.OPSN);
    Population counted =
        Population.ofCells(
            "counts",
            dimensions,
            FRAME.counts(dimensions).entrySet().stream()
                .map(
                    cell ->
                        new FrameCell(
                            Map.of(
                                "TYPE", cell.getKey().get(0).code(),
                                "OPSN", cell.getKey().get(1).code()),
                            cell.getValue()))
                .toList());
    Population restricted = counted.restrictedTo(EPCI);
    assertThat(restricted.size()).isEqualTo(100);
    assertThat(restricted.counts(Dimension.TYPE))
        .isEqualTo(FRAME.restrictedTo(EPCI).counts(Dimension.TYPE));
    assertThat(counted.restrictedTo(List.of(CollectiviteType.values())).size()).isEqualTo(300);
    assertThatThrownBy(() -> counted.restrictedTo(List.of(CollectiviteType.PETR)))
        .hasMessage("frame 'counts' has no collectivité of [PETR]");
    IndicatorQuery query =
        Barometre.indicator(OF_EPCI).answers(Answers.of(BOTH, anonymous(10))).by(Dimension.TYPE);
    IndicatorResult one = query.population(FRAME).compute();
    IndicatorResult other = query.population(counted).compute();
    assertThat(other.observed()).isEqualTo(one.observed());
    assertThat(other.adjusted()).isEqualTo(one.adjusted());
  }

  private static final IndicatorDefinition OF_COMMUNES =
      IndicatorDefinition.builder()
          .from(SmallSurvey.CHARTE_OUI)
          .code("communes")
          .audience(List.of(CollectiviteType.COMMUNE))
          .build();

  /** An edition with an indicator about all and one about communes; so many others answered. */
  private static BarometreReport edition(int others, Disclosure rules) {
    Questionnaire both =
        Questionnaire.builder()
            .from(SmallSurvey.ONE_WAVE)
            .indicators(List.of(OF_ALL, OF_COMMUNES))
            .build();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 200 + others; i += i < 200 ? 5 : 1) {
      Respondent.Builder who = Respondent.builder().id("r" + i).wave("1");
      Collectivite collectivite = FRAME.collectivites().get(i);
      boolean yes = i >= 200 || i % 4 == 0;
      answers.add(
          Answer.of(who.collectivite(collectivite.ref()).build(), "Q1", yes ? "OUI" : "NON"));
    }
    return Barometre.edition(both)
        .answers(Answers.of(both, answers))
        .population(FRAME)
        .by(Dimension.OPSN)
        .disclosure(rules)
        .compute();
  }

  private static double sum(IndicatorResult result) {
    return result.observed().value().orElseThrow() * result.observed().base().orElseThrow();
  }

  /** The figure of all less that of communes is what the three others said. */
  @Test
  void an_indicator_about_fewer_types_does_not_tell_of_the_others() {
    List<IndicatorResult> open = edition(3, Disclosure.NONE).indicators();
    assertThat(sum(open.get(0)) - sum(open.get(1))).isCloseTo(3, within(1e-9));
    List<IndicatorResult> shown = edition(3, Disclosure.DEFAULT).indicators();
    assertThat(shown.get(0).observed()).isEqualTo(open.get(0).observed());
    assertThat(shown.get(1).observed().isSuppressed()).isTrue();
    assertThat(shown.get(1).adjusted().isSuppressed()).isTrue();
    assertThat(shown.get(1).segments()).allMatch(s -> s.observed().isSuppressed());
  }

  /** Of twenty others ten are on each side of OPSN, and one or two weights do not tell of few. */
  @Test
  void it_is_shown_beside_enough_others() {
    List<IndicatorResult> open = edition(20, Disclosure.NONE).indicators();
    List<IndicatorResult> shown = edition(20, Disclosure.DEFAULT).indicators();
    for (int i = 0; i < 2; i++) {
      assertThat(shown.get(i).observed()).isEqualTo(open.get(i).observed());
      assertThat(shown.get(i).adjusted()).isEqualTo(open.get(i).adjusted());
      assertThat(shown.get(i).segments()).isEqualTo(open.get(i).segments());
    }
  }

  private static BarometreReport ofEpciToo(int epci, List<IndicatorDefinition> indicators) {
    Questionnaire asked =
        Questionnaire.builder().from(SmallSurvey.ONE_WAVE).indicators(indicators).build();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 200 + epci; i += i < 200 ? 2 : 1) {
      Respondent.Builder who = Respondent.builder().id("r" + i).wave("1");
      who.collectivite(FRAME.collectivites().get(i).ref());
      answers.add(Answer.of(who.build(), "Q1", i % 3 == 0 ? "OUI" : "NON"));
    }
    return Barometre.edition(asked)
        .answers(Answers.of(asked, answers))
        .population(FRAME)
        .by(Dimension.OPSN)
        .compute();
  }

  /**
   * Three EPCI answered: their own indicator is hidden, and the other is as without it, whichever
   * the questionnaire has first.
   */
  @Test
  void an_indicator_about_few_hides_no_other() {
    for (IndicatorDefinition other : List.of(OF_ALL, OF_COMMUNES)) {
      IndicatorResult alone = ofEpciToo(3, List.of(other)).indicators().get(0);
      assertThat(alone.observed().isSuppressed()).isFalse();
      for (List<IndicatorDefinition> both :
          List.of(List.of(other, OF_EPCI), List.of(OF_EPCI, other))) {
        List<IndicatorResult> found = ofEpciToo(3, both).indicators();
        IndicatorResult beside = found.get(both.indexOf(other));
        IndicatorResult few = found.get(both.indexOf(OF_EPCI));
        assertThat(beside.observed()).isEqualTo(alone.observed());
        assertThat(beside.adjusted()).isEqualTo(alone.adjusted());
        assertThat(beside.segments()).isEqualTo(alone.segments());
        assertThat(few.observed().suppression()).contains(SuppressionReason.TOO_FEW);
        assertThat(few.adjusted().isSuppressed()).isTrue();
      }
    }
  }

  /** Groups of communes are none of the EPCI's indicator, which has nobody there. */
  @Test
  void peers_of_one_type_are_not_counted_by_an_indicator_about_another() {
    PeerFigure alone = peers(List.of(OF_COMMUNES), 0);
    assertThat(alone.peers().value()).isPresent();
    assertThat(peers(List.of(OF_COMMUNES, OF_EPCI), 0).peers()).isEqualTo(alone.peers());
  }

  /** The group of everyone less that of communes would be the others. */
  @Test
  void peers_are_of_one_audience() {
    assertThat(peers(List.of(OF_ALL)).group().en()).startsWith("all municipalities and ");
    assertThat(peers(List.of(OF_ALL, OF_COMMUNES)).group().en()).doesNotContain("municipalities");
  }

  private static PeerFigure peers(List<IndicatorDefinition> indicators) {
    return peers(indicators, 250);
  }

  private static PeerFigure peers(List<IndicatorDefinition> indicators, int who) {
    Questionnaire asked =
        Questionnaire.builder().from(SmallSurvey.ONE_WAVE).indicators(indicators).build();
    return Barometre.compare(FRAME.collectivites().get(who))
        .answers(Answers.of(asked, named(true)))
        .population(FRAME)
        .compute()
        .figure(indicators.get(0).code())
        .orElseThrow();
  }

  @Test
  void more_respondents_of_its_types_than_there_are_is_an_error_that_says_so() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      Respondent anonymous =
          Respondent.builder().id("r" + i).wave("1").profile(Map.of("TYPE", "CC")).build();
      answers.add(Answer.of(anonymous, "Q1", "OUI"));
    }
    assertThatThrownBy(() -> result(OF_EPCI, answers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "101 collectivités answered indicator 'epci', more than the 100 of types [CC, CA] of"
                + " frame 'types'; expected each of them once, and no more anonymous respondents"
                + " than there are");
  }
}
