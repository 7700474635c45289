package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScope;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.util.ArrayList;
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
  void the_departement_comes_first() {
    PeerFigure figure =
        new Frame().with("84", "01", 40, 3, 9).with("84", "02", 40, 5, 5).of("01000");
    assertThat(figure.scope()).isEqualTo(PeerScope.DEPARTEMENT);
    assertThat(figure.peers().value().orElseThrow()).isCloseTo(3.0 / 12, within(1e-15));
    assertThat(figure.peers().base().orElseThrow()).isEqualTo(12);
    assertThat(figure.peers().interval()).isPresent();
    assertThat(figure.own()).extracting(o -> o.modality().code()).containsExactly("OUI");
    assertThat(figure.flags()).extracting(f -> f.code()).contains(FlagCode.SMALL_BASE);
  }

  @Test
  void five_others_are_needed_and_six_in_all() {
    Frame five = new Frame().with("84", "01", 40, 3, 2).with("84", "02", 40, 5, 6);
    assertThat(five.of("01000").scope()).isNotEqualTo(PeerScope.DEPARTEMENT);
    Frame six = new Frame().with("84", "01", 40, 3, 3).with("84", "02", 40, 5, 6);
    assertThat(six.of("01000").scope()).isEqualTo(PeerScope.DEPARTEMENT);
    assertThat(six.of("01000", Disclosure.atLeast(6)).scope()).isNotEqualTo(PeerScope.DEPARTEMENT);
  }

  @Test
  void a_region_that_gives_a_small_departement_away_is_not_shown() {
    // Région 84 less département 02 would leave the four of département 01.
    Frame frame = new Frame().with("84", "01", 40, 2, 2).with("84", "02", 40, 5, 6);
    Set<PeerScope> scopes = new HashSet<>();
    scopes.add(frame.of("01000").scope());
    scopes.add(frame.of("02000").scope());
    assertThat(scopes).doesNotContain(PeerScope.DEPARTEMENT);
  }

  @Test
  void a_group_that_answers_alike_is_not_shown() {
    Frame unanimous = new Frame().with("84", "01", 40, 0, 9).with("84", "02", 40, 6, 5);
    assertThat(unanimous.of("01000").scope()).isNotEqualTo(PeerScope.DEPARTEMENT);
    // The one who says yes would know that every other one says no.
    Frame alone = new Frame().with("84", "01", 40, 1, 9).with("84", "02", 40, 6, 5);
    assertThat(alone.of("01000").scope()).isNotEqualTo(PeerScope.DEPARTEMENT);
    Frame two = new Frame().with("84", "01", 40, 2, 9).with("84", "02", 40, 6, 5);
    assertThat(two.of("01000").scope()).isEqualTo(PeerScope.DEPARTEMENT);
  }

  @Test
  void the_chain_ends_with_no_figure() {
    PeerFigure figure = new Frame().with("84", "01", 40, 0, 30).of("01000");
    assertThat(figure.scope()).isEqualTo(PeerScope.NONE);
    assertThat(figure.peers().isSuppressed()).isTrue();
    assertThat(figure.flags()).extracting(f -> f.code()).containsExactly(FlagCode.SUPPRESSED);
    assertThat(figure.own()).extracting(o -> o.modality().code()).containsExactly("NON");
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

  /**
   * Someone who collects the figures of every member of the real frame, and takes départements from
   * their région and régions from the whole, finds no group that could not be shown by itself.
   */
  @Test
  void figures_collected_from_everybody_leave_no_small_remainder() {
    SyntheticSurvey survey = SyntheticSurvey.draw(2500, 0.3, 11);
    ComparisonQuery query = Barometre.compare(survey.who().get(0)).answers(survey.answers());
    Map<List<Object>, long[]> shown = new HashMap<>();
    Map<PeerScope, Integer> scopes = new HashMap<>();
    for (Collectivite who : survey.who()) {
      PeerFigure figure = query.of(who.ref()).compute().figure("teletravail.charte").orElseThrow();
      scopes.merge(figure.scope(), 1, Integer::sum);
      if (figure.scope() != PeerScope.NONE) {
        long yes =
            Math.round(figure.peers().value().orElseThrow() * figure.peers().base().orElseThrow());
        shown.put(
            group(figure.scope(), who), new long[] {figure.peers().base().orElseThrow(), yes});
      }
    }
    assertThat(scopes.keySet()).contains(PeerScope.DEPARTEMENT, PeerScope.REGION, PeerScope.FRANCE);
    Map<List<Object>, long[]> remainders = new HashMap<>();
    shown.forEach((group, sums) -> remainders.put(group, sums.clone()));
    Set<List<Object>> seen = new HashSet<>();
    for (Collectivite who : survey.who()) {
      List<Object> departement = group(PeerScope.DEPARTEMENT, who);
      List<Object> region = group(PeerScope.REGION, who);
      List<Object> france = group(PeerScope.FRANCE, who);
      if (seen.add(departement) && shown.containsKey(departement)) {
        take(remainders, region, shown.get(departement));
        if (!shown.containsKey(region)) {
          take(remainders, france, shown.get(departement));
        }
      }
      if (seen.add(region) && shown.containsKey(region)) {
        take(remainders, france, shown.get(region));
      }
    }
    remainders.forEach(
        (group, sums) -> {
          if (sums[0] > 0) {
            assertThat(sums[0]).as("%s", group).isGreaterThanOrEqualTo(6);
            assertThat(Math.min(sums[1], sums[0] - sums[1])).as("%s", group).isGreaterThan(1);
          }
        });
  }

  private static void take(Map<List<Object>, long[]> from, List<Object> group, long[] part) {
    long[] sums = from.get(group);
    if (sums != null) {
      sums[0] -= part[0];
      sums[1] -= part[1];
    }
  }

  private static List<Object> group(PeerScope scope, Collectivite who) {
    Population frame = SyntheticSurvey.FRAME;
    Level type = frame.level(Dimension.TYPE, who);
    Level stratum = frame.level(Dimension.POPULATION_STRATUM, who);
    return switch (scope) {
      case DEPARTEMENT -> List.of(type, stratum, "D", frame.level(Dimension.DEPARTEMENT, who));
      case REGION -> List.of(type, stratum, "R", frame.level(Dimension.REGION, who));
      case FRANCE, NONE -> List.of(type, stratum, "F");
    };
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
}
