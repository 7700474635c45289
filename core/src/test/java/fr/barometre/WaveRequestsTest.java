package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests about several waves that cannot be met, and what is said of them. */
class WaveRequestsTest {

  private static final Wave W24 = new Wave("2024", Label.of("2024", "2024"), List.of("A", "B"));
  private static final Wave W25 = new Wave("2025", Label.of("2025", "2025"), List.of("A", "B"));
  private static final Questionnaire TWICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(W24, W25)).build();
  private static final Population FRAME =
      Population.collectivites2025()
          .restrictedTo(List.of(CollectiviteType.DEPARTEMENT, CollectiviteType.REGION));

  /** Twenty départements in both waves, and ten régions in the second. */
  private static Answers answers() {
    List<Answer> given = new ArrayList<>();
    for (CollectiviteType type : List.of(CollectiviteType.DEPARTEMENT, CollectiviteType.REGION)) {
      List<Collectivite> members = FRAME.restrictedTo(List.of(type)).collectivites();
      int answered = type == CollectiviteType.REGION ? 10 : 20;
      for (int i = 0; i < answered; i++) {
        for (Wave wave : type == CollectiviteType.REGION ? List.of(W25) : List.of(W24, W25)) {
          Respondent.Builder who = Respondent.builder();
          who.id(members.get(i).ref() + "@" + wave.code()).collectivite(members.get(i).ref());
          who.wave(wave.code());
          given.add(Answer.of(who.build(), "Q1", i % 2 == 0 ? "OUI" : "NON"));
        }
      }
    }
    return Answers.of(TWICE, given);
  }

  private static IndicatorQuery query() {
    return Samples.charte(answers(), FRAME);
  }

  @Test
  void a_dimension_is_broken_down_by_once() {
    assertThatThrownBy(() -> query().by(Dimension.TYPE, Dimension.TYPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected distinct dimensions to break down by, got [TYPE, TYPE]");
  }

  @Test
  void a_wave_that_cannot_be_weighted_is_named() {
    IndicatorQuery weighted = query().weighting(PostStratification.on(Dimension.TYPE));
    assertThatThrownBy(weighted::compute)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("wave '2024' cannot be weighted: ")
        .hasMessageEndingWith(" (in(wave) computes another wave alone)");
    assertThatThrownBy(() -> weighted.change(W24, W25))
        .hasMessageStartingWith("wave '2024' cannot be weighted: ");
    assertThat(weighted.in(W25).compute().adjusted().value()).hasValue(0.5);
  }

  /** Not "0 answers" for each question that the wave did not ask. */
  @Test
  void the_edition_of_a_wave_has_the_indicators_that_it_answered() {
    Questionnaire edition = Edition2025.QUESTIONNAIRE;
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Collectivite who = FRAME.collectivites().get(i);
      for (String question : List.of("teletravail.charte", "pilotage.feuille_de_route")) {
        Wave wave = edition.wavesOf(edition.question(question).orElseThrow()).get(0);
        given.add(
            Answer.of(
                Respondent.builder()
                    .id(i + question)
                    .collectivite(who.ref())
                    .wave(wave.code())
                    .build(),
                question,
                "OUI"));
      }
    }
    EditionQuery query = Barometre.edition(edition).answers(Answers.of(edition, given));
    Wave third =
        edition.wavesOf(edition.question("pilotage.feuille_de_route").orElseThrow()).get(0);
    assertThat(query.compute().indicators())
        .extracting(result -> result.indicator().question())
        .containsExactlyInAnyOrder("teletravail.charte", "pilotage.feuille_de_route");
    assertThat(query.in(third).compute().indicators())
        .extracting(result -> result.indicator().question())
        .containsExactly("pilotage.feuille_de_route");
    Wave other = new Wave("9", Label.of("9", "9"), List.of("A"));
    assertThatThrownBy(() -> query.in(other).compute()).hasMessageContaining("'9'");
  }

  @Test
  void one_wave_and_all_of_them_contradict_each_other() {
    String both = "in('2024') takes one wave, pooled() all of them as one; expected one of the two";
    assertThatThrownBy(() -> query().in(W24).pooled())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(both);
    assertThatThrownBy(() -> query().pooled().in(W24))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(both);
    assertThat(query().in(W24).in(W25).compute().waves()).containsExactly(W25);
  }

  @Test
  void a_change_ignores_nothing() {
    assertThatThrownBy(() -> query().in(W24).by(Dimension.OPSN).change(W24, W25))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a change is of two waves and of all collectivités: in('2024') and by[OPSN] would be"
                + " ignored; leave it out");
    assertThatThrownBy(() -> query().pooled().change(W24, W25))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(": pooled() would be ignored");
    EditionQuery edition = Barometre.edition(TWICE).population(FRAME).answers(answers());
    assertThatThrownBy(() -> edition.by(Dimension.TYPE).change(W24, W25))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(": by[TYPE] would be ignored");
  }

  private static IndicatorQuery dated(Wave first, Wave second) {
    Questionnaire questionnaire =
        Questionnaire.builder().from(TWICE).waves(List.of(first, second)).build();
    return Samples.charte(Answers.of(questionnaire, answers().stream()), FRAME);
  }

  @Test
  void a_change_backwards_in_time_is_refused() {
    Wave spring = new Wave("2024", W24.label(), W24.themes(), "2024-03-01", "2024-06-30");
    Wave autumn = new Wave("2025", W25.label(), W25.themes(), "2024-09-01", "2025-01-31");
    assertThat(dated(spring, autumn).change(spring, autumn).toWave()).isEqualTo("2025");
    assertThatThrownBy(() -> dated(spring, autumn).change(autumn, spring))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a change from wave '2025' (2024-09-01 to 2025-01-31) to wave '2024' (2024-03-01 to"
                + " 2024-06-30), which is earlier; expected the earlier wave first");
    // One within the other: the first day says which is earlier.
    Wave year = new Wave("2024", W24.label(), W24.themes(), "2024-01-01", "2025-12-31");
    assertThat(dated(year, autumn).change(year, autumn).toWave()).isEqualTo("2025");
    // Of waves without days, the caller says which is earlier.
    assertThat(query().change(W25, W24).toWave()).isEqualTo("2024");
  }

  /** Three départements answered in 2024, twenty in 2025. */
  @Test
  void a_hidden_wave_does_not_tell_who_answered() {
    List<Answer> few = new ArrayList<>();
    int first = 0;
    for (Answer answer : answers().stream().toList()) {
      boolean earlier = answer.respondent().wave().equals("2024");
      first += earlier ? 1 : 0;
      if (!earlier || first <= 3) {
        few.add(answer);
      }
    }
    IndicatorResult found =
        Samples.charte(Answers.of(TWICE, few), FRAME).disclosure(Disclosure.DEFAULT).compute();
    IndicatorResult hidden = found.wave("2024");
    assertThat(hidden.observed().isSuppressed()).isTrue();
    assertThat(hidden.opsn().share().respondents()).isZero();
    assertThat(hidden.opsn().share().respondentsInside()).isZero();
    assertThat(hidden.opsn().share().respondentsUnknown()).isZero();
    assertThat(hidden.opsn().share().frame()).isEqualTo(found.opsn().share().frame()).isPositive();
    assertThat(hidden.opsn().representation()).isEmpty();
    OpsnShare shown = found.opsn().share();
    assertThat(shown.respondents() + shown.respondentsUnknown()).isEqualTo(30);
  }

  @Test
  void the_code_of_unknown_waves_is_reserved() {
    Wave unknown = new Wave("?", W25.label(), W25.themes());
    assertThatThrownBy(
            () -> Questionnaire.builder().from(TWICE).waves(List.of(W24, unknown)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the wave code '?' is reserved for answers whose wave is not known; expected another"
                + " one");
  }
}
