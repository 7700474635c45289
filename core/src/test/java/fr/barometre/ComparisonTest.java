package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScope;
import fr.barometre.api.result.PeerScore;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  /** Communes of one stratum by région and département. */
  private static final class Frame {
    private final List<Collectivite> communes = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    /** Communes of a département, of which the first say yes, then some say no. */
    Frame with(String region, String departement, int size, int yes, int no) {
      for (int i = 0; i < size; i++) {
        Collectivite commune =
            Collectivite.builder()
                .type(CollectiviteType.COMMUNE)
                .code(departement + String.format("%03d", i))
                .name("Commune " + departement + " " + i)
                .population(300)
                .departement(departement)
                .region(region)
                .build();
        communes.add(commune);
        if (i < yes + no) {
          Respondent who =
              Respondent.builder().id(commune.code()).collectivite(commune.ref()).build();
          answers.add(Answer.of(who, "Q1", i < yes ? "OUI" : "NON"));
        }
      }
      return this;
    }

    PeerFigure of(String code) {
      return of(code, Disclosure.DEFAULT);
    }

    PeerComparison compare(String code, Answers given) {
      return Barometre.compare(CollectiviteRef.of(CollectiviteType.COMMUNE, code))
          .answers(given)
          .population(Population.of("communes", communes))
          .compute();
    }

    PeerFigure of(String code, Disclosure rules) {
      return Barometre.compare(CollectiviteRef.of(CollectiviteType.COMMUNE, code))
          .answers(Answers.of(SmallSurvey.ONE_WAVE, answers))
          .population(Population.of("communes", communes))
          .disclosure(rules)
          .compute()
          .figure("charte")
          .orElseThrow();
    }
  }

  @Test
  void the_departement_comes_first_if_fifty_answered() {
    PeerFigure figure =
        new Frame().with("84", "01", 90, 13, 39).with("84", "02", 90, 25, 25).of("01000");
    assertThat(figure.scope()).isEqualTo(PeerScope.DEPARTEMENT);
    assertThat(figure.group().fr()).startsWith("Commune, moins de 500 habitants, ");
    assertThat(figure.peers().value().orElseThrow()).isCloseTo(13.0 / 52, within(1e-15));
    assertThat(figure.peers().base().orElseThrow()).isEqualTo(52);
    assertThat(figure.peers().interval()).isPresent();
    assertThat(figure.own()).extracting(o -> o.modality().code()).containsExactly("OUI");
    assertThat(figure.flags()).isEmpty();
  }

  @Test
  void fewer_than_fifty_see_the_region() {
    Frame frame = new Frame().with("84", "01", 90, 13, 36).with("84", "02", 90, 25, 25);
    assertThat(frame.of("01000").scope()).isEqualTo(PeerScope.REGION);
    assertThat(frame.of("01000").peers().base()).hasValue(99);
  }

  @Test
  void the_widest_group_is_shown_with_five_others() {
    Frame six = new Frame().with("84", "01", 40, 3, 3);
    assertThat(six.of("01000").scope()).isEqualTo(PeerScope.FRANCE);
    assertThat(six.of("01000").group().fr()).isEqualTo("l’ensemble des communes");
    assertThat(six.of("01000", Disclosure.atLeast(6)).scope()).isEqualTo(PeerScope.NONE);
  }

  @Test
  void a_departement_that_gives_a_few_others_away_is_not_shown() {
    // Région 84 less département 02 would leave the four of département 01.
    Frame frame = new Frame().with("84", "01", 40, 2, 2).with("84", "02", 90, 25, 35);
    assertThat(frame.of("02000").scope()).isNotEqualTo(PeerScope.DEPARTEMENT);
    assertThat(frame.of("02000").peers()).isEqualTo(frame.of("01000").peers());
  }

  @Test
  void a_group_that_one_dominates_is_not_shown() {
    Frame frame = new Frame().with("84", "01", 90, 13, 42);
    Respondent heavy = // 60 of 114 in the whole
        Respondent.builder()
            .id("heavy")
            .collectivite(CollectiviteRef.of(CollectiviteType.COMMUNE, "01089"))
            .weight(60)
            .build();
    frame.answers.add(Answer.of(heavy, "Q1", "OUI"));
    assertThat(frame.of("01000").scope()).isEqualTo(PeerScope.DEPARTEMENT);
    Disclosure rules = Disclosure.DEFAULT.withDominance(0.5);
    assertThat(frame.of("01000", rules).scope()).isEqualTo(PeerScope.NONE);
  }

  @Test
  void an_answer_is_like_most_unlike_most_or_divided() {
    // 60 of 80: [64; 84] %, 20 of 80: [16; 36] %, 40 of 80: on both sides of 50 %.
    assertThat(standing(60, 20, "01000")).isEqualTo(PeerStanding.LIKE_MOST);
    assertThat(standing(60, 20, "01079")).isEqualTo(PeerStanding.UNLIKE_MOST);
    assertThat(standing(20, 60, "01000")).isEqualTo(PeerStanding.UNLIKE_MOST);
    assertThat(standing(20, 60, "01079")).isEqualTo(PeerStanding.LIKE_MOST);
    assertThat(standing(40, 40, "01000")).isEqualTo(PeerStanding.DIVIDED);
    assertThat(standing(60, 20, "01089")).isEqualTo(PeerStanding.UNKNOWN); // did not answer
  }

  private static PeerStanding standing(int yes, int no, String code) {
    return new Frame().with("84", "01", 90, yes, no).of(code).standing();
  }

  /** Two questions that everybody answers alike: the error of the sum is twice that of one. */
  @Test
  void practices_answered_alike_vary_together_in_the_score() {
    Frame frame = new Frame().with("84", "01", 90, 20, 60);
    List<Answer> both = new ArrayList<>(frame.answers);
    frame.answers.forEach(a -> both.add(Answer.of(a.respondent(), "Q3", a.modalities().get(0))));
    PeerComparison comparison = frame.compare("01000", Answers.of(SmallSurvey.ONE_WAVE, both));
    PeerScore score = comparison.score().orElseThrow();
    assertThat(score.own()).isEqualTo(2);
    assertThat(score.indicators()).isEqualTo(2);
    assertThat(score.peers()).isEqualTo(0.5); // twice 20 of 80
    double error = 2 * Math.sqrt(0.25 * 0.75 / 79);
    double reach = 1.9904502102301287 * error; // R: qt(.975, 79)
    assertThat(score.interval().lower()).isCloseTo(0.5 - reach, within(0.005));
    assertThat(score.interval().upper()).isCloseTo(0.5 + reach, within(0.005));
    assertThat(score.standing()).isEqualTo(PeerStanding.ABOVE);
    assertThat(PlainTypography.of(Report.of(comparison, Locale.FRENCH).text()))
        .contains(
            "2 sur 2 pratiques en place\n",
            "Ses semblables en ont en moyenne 0,5, entre 0,3 et 0,7 : elle est au-dessus de la"
                + " moyenne.\n")
        .contains("En place chez elle, pas chez la plupart de ses semblables :")
        .contains("* une charte : Oui (semblables : 25,0 %)");
  }

  /** Questions whose answers are opposite: what one adds the other takes, so the sum is sure. */
  @Test
  void a_lack_counts_as_its_contrary() {
    Frame frame = new Frame().with("84", "01", 90, 20, 60);
    List<Answer> both = new ArrayList<>(frame.answers);
    frame.answers.forEach(a -> both.add(Answer.of(a.respondent(), "Q3", a.modalities().get(0))));
    IndicatorDefinition none =
        IndicatorDefinition.builder()
            .code("sans")
            .label(Label.of("pas de données ouvertes", "no open data"))
            .question("Q3")
            .addCounted("NON")
            .countsLack(true)
            .build();
    Questionnaire one = SmallSurvey.ONE_WAVE;
    Questionnaire.Builder other = Questionnaire.builder();
    other
        .code("autre")
        .title(one.title())
        .themes(one.themes())
        .waves(one.waves())
        .questions(one.questions());
    for (boolean lack : new boolean[] {true, false}) {
      IndicatorDefinition counted =
          IndicatorDefinition.builder().from(none).countsLack(lack).build();
      Questionnaire asked =
          Questionnaire.builder()
              .from(other.build())
              .addIndicators(SmallSurvey.CHARTE_OUI, counted)
              .build();
      PeerScore score = frame.compare("01000", Answers.of(asked, both)).score().orElseThrow();
      assertThat(score.own()).isEqualTo(lack ? 2 : 1);
      assertThat(score.peers()).isEqualTo(lack ? 0.5 : 1);
      assertThat(score.interval().width() > 0).isEqualTo(lack);
    }
  }

  @Test
  void what_others_answer_never_changes_the_group() {
    Set<PeerScope> scopes = new HashSet<>();
    for (int yes = 0; yes <= 60; yes += 10) {
      Frame frame = new Frame().with("84", "01", 90, yes, 60 - yes).with("84", "02", 90, 20, 40);
      scopes.add(frame.of("01000").scope());
    }
    assertThat(scopes).containsExactly(PeerScope.DEPARTEMENT);
  }

  @Test
  void the_chain_ends_with_no_figure() {
    PeerFigure figure = new Frame().with("84", "01", 40, 0, 5).of("01000");
    assertThat(figure.scope()).isEqualTo(PeerScope.NONE);
    assertThat(figure.peers().isSuppressed()).isTrue();
    assertThat(figure.flags()).extracting(f -> f.code()).containsExactly(FlagCode.SUPPRESSED);
    assertThat(figure.own()).extracting(o -> o.modality().code()).containsExactly("NON");
  }

  /** Five of 40 in the stratum of a département cannot be shown; a model says what to expect. */
  @Test
  void without_a_group_a_model_says_what_to_expect() {
    SyntheticSurvey survey = SyntheticSurvey.draw(629, 0.3, 11);
    ComparisonQuery query = Barometre.compare(survey.who().get(0)).answers(survey.answers());
    int modelled = 0;
    for (Collectivite who : survey.who().subList(0, 60)) {
      PeerFigure figure = query.of(who.ref()).compute().figure("teletravail.charte").orElseThrow();
      boolean nearby =
          figure.scope() == PeerScope.DEPARTEMENT || figure.scope() == PeerScope.REGION;
      assertThat(figure.modelled()).hasSizeLessThanOrEqualTo(nearby ? 0 : 1);
      for (ModelledArea area : figure.modelled()) {
        modelled++;
        // What is no use is not shown: a wide interval, or a stratum of its own.
        assertThat(area.interval().width()).isLessThanOrEqualTo(0.5);
        assertThat(area.collectivites()).isGreaterThanOrEqualTo(6);
        assertThat(area.level().code()).startsWith(who.type().name() + " × ");
        assertThat(area.interval().lower()).isLessThan(area.share());
        // Thirty in a hundred say yes everywhere: the intervals of most hold it.
        assertThat(area.interval().upper()).isGreaterThan(0.2);
        String page = Report.of(query.of(who.ref()).compute(), Locale.FRENCH).text();
        assertThat(page).contains(" Modélisé\n", "Un chiffre modélisé dit");
      }
    }
    assertThat(modelled).isGreaterThan(10);
  }

  @Test
  void several_responses_of_its_own_are_counted() {
    Frame frame = new Frame().with("84", "01", 40, 6, 6);
    Respondent elu =
        Respondent.builder()
            .id("elu")
            .collectivite(CollectiviteRef.of(CollectiviteType.COMMUNE, "01000"))
            .build();
    frame.answers.add(Answer.of(elu, "Q1", "OUI"));
    assertThat(frame.of("01000").own())
        .containsExactly(new OwnAnswer(SmallSurvey.CHARTE.modalities().get(0), 2));
    assertThat(frame.of("01030").own()).isEmpty();
  }

  @Test
  void an_unknown_collectivite_is_named() {
    assertThatThrownBy(() -> new Frame().with("84", "01", 40, 6, 6).of("99999"))
        .hasMessage(
            "collectivité 'COMMUNE:99999' is not in frame 'communes'; expected a code such as"
                + " COMMUNE:01001, or a SIREN, of the frame");
  }

  /** Someone who collects the figures of every member of the real frame combines them all. */
  @Test
  void figures_collected_from_everybody_stand_for_six_at_least() {
    SyntheticSurvey survey = SyntheticSurvey.draw(2500, 0.3, 11);
    ComparisonQuery query = Barometre.compare(survey.who().get(0)).answers(survey.answers());
    Map<String, Long> sizes = new HashMap<>();
    Set<PeerScope> scopes = new HashSet<>();
    for (int i = 0; i < survey.who().size(); i++) {
      PeerFigure figure =
          query.of(survey.who().get(i).ref()).compute().figure("teletravail.charte").orElseThrow();
      scopes.add(figure.scope());
      sizes.put(figure.group().fr(), figure.peers().base().orElseThrow());
    }
    assertThat(scopes).contains(PeerScope.REGION, PeerScope.FRANCE);
    // Groups lie within each other: who sees a wider one is not in a narrower one that is shown.
    List<BitSet> sums = new ArrayList<>();
    sizes.forEach(
        (group, size) -> {
          if (!group.startsWith("Autres ")) { // whose members are not told
            BitSet members = members(survey, group);
            assertThat((long) members.cardinality()).as(group).isEqualTo(size);
            sums.add(members);
          }
        });
    assertThat(sums).hasSizeGreaterThan(10);
    assertThat(new SolverAttacker(survey.who().size(), sums).fewerThan(6)).isEmpty();
  }

  /** The respondents of a group, by the words for its levels. */
  private static BitSet members(SyntheticSurvey survey, String group) {
    BitSet members = new BitSet();
    for (int i = 0; i < survey.who().size(); i++) {
      Collectivite who = survey.who().get(i);
      Set<String> levels = new HashSet<>();
      for (Dimension dimension : SyntheticSurvey.FRAME.dimensions()) {
        levels.add(SyntheticSurvey.FRAME.level(dimension, who).label().fr());
      }
      levels.add("toutes les collectivités");
      levels.add("toutes tailles");
      if (who.type().epci()) {
        levels.add("Intercommunalités");
      }
      members.set(i, levels.containsAll(List.of(group.split(", "))));
    }
    return members;
  }

  @Test
  void a_report_shows_own_answers_beside_peers() {
    SyntheticSurvey survey = SyntheticSurvey.draw(2500, 0.3, 11);
    var comparison =
        Barometre.compare(survey.who().get(new Random(1).nextInt(2500)))
            .answers(survey.answers())
            .compute();
    String text = Report.of(comparison, Locale.FRENCH).text();
    assertThat(text).contains("parmi ses semblables", "Sa réponse", "Groupe");
    assertThat(Report.of(comparison, Locale.ENGLISH).markdown()).contains("among its peers");
  }

  /** The sum of as many tenths is not as many times a tenth: the mean differs in the last digit. */
  @Test
  void a_number_that_all_gave_is_near_that_of_its_peers() {
    List<Collectivite> communes =
        Population.collectivites2025().collectivites().stream()
            .filter(c -> c.type() == CollectiviteType.COMMUNE)
            .limit(60)
            .toList();
    for (double number : new double[] {0.1, 1, 3, 7}) {
      List<Answer> answers =
          communes.stream()
              .map(
                  commune ->
                      Answer.number(
                          Respondent.builder()
                              .id(commune.ref().toString())
                              .collectivite(commune.ref())
                              .build(),
                          "agents",
                          number))
              .toList();
      PeerFigure figure =
          Barometre.compare(communes.get(0))
              .answers(Answers.of(SmallNumbers.QUESTIONNAIRE, answers))
              .compute()
              .figures()
              .get(0);
      assertThat(figure.standing()).as("%s", number).isEqualTo(PeerStanding.NEAR);
    }
  }
}
