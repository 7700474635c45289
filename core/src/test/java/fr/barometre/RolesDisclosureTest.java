package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twenty communes answer by an agent and an élu, others by an agent only. */
class RolesDisclosureTest {

  private static final int BOTH = 20;
  private static final Population FRAME =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));

  private static IndicatorQuery survey(int agentsOnly, int yes) {
    Random random = new Random(4);
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < BOTH + agentsOnly; i++) {
      Collectivite who = FRAME.collectivites().get(i);
      for (Role role : i < BOTH ? List.of(Role.AGENT, Role.ELU) : List.of(Role.AGENT)) {
        boolean says = i < BOTH ? random.nextBoolean() : i < BOTH + yes;
        given.add(
            Answer.of(
                Respondent.builder().id(i + role.name()).collectivite(who.ref()).role(role).build(),
                "Q1",
                says ? "OUI" : "NON"));
      }
    }
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, given), FRAME).by(Dimension.ROLE);
  }

  private static double value(IndicatorResult result, Role role) {
    return result.segment(Dimension.ROLE, role.name()).observed().value().orElseThrow();
  }

  /** Twice the total less both roles is the sum over those in one only. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void those_in_one_role_only_are_not_told_where_they_are_few(int yes) {
    IndicatorResult open = survey(3, yes).disclosure(Disclosure.NONE).compute();
    int all = BOTH + 3;
    double told =
        2 * all * open.observed().value().orElseThrow()
            - all * value(open, Role.AGENT)
            - BOTH * value(open, Role.ELU);
    assertThat(told).isCloseTo(yes, within(1e-9));

    IndicatorResult result = survey(3, yes).disclosure(Disclosure.DEFAULT).compute();
    assertThat(result.observed().isSuppressed()).isFalse();
    assertThat(result.segments())
        .filteredOn(s -> s.observed().base().orElse(1) > 0)
        .allMatch(s -> s.observed().isSuppressed());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 12})
  void roles_are_shown_where_nobody_or_enough_are_in_one_only(int agentsOnly) {
    IndicatorResult result = survey(agentsOnly, 1).disclosure(Disclosure.DEFAULT).compute();
    assertThat(result.segment(Dimension.ROLE, "AGENT").observed().isSuppressed()).isFalse();
    assertThat(result.segment(Dimension.ROLE, "ELU").observed().isSuppressed()).isFalse();
  }

  /**
   * Three agents and three élus of six communes, two more in no role: of the eight, four say yes.
   */
  @Test
  void the_total_is_shown_where_roles_are_all_few() {
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Respondent.Builder who =
          Respondent.builder().id("r" + i).collectivite(FRAME.collectivites().get(i).ref());
      if (i < 6) {
        who.role(i < 3 ? Role.AGENT : Role.ELU);
      }
      given.add(Answer.of(who.build(), "Q1", i % 2 == 0 ? "OUI" : "NON"));
    }
    IndicatorResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, given), FRAME)
            .by(Dimension.ROLE)
            .disclosure(Disclosure.DEFAULT)
            .compute();
    assertThat(result.observed().value().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(result.observed().base()).hasValue(8);
    assertThat(result.segments())
        .filteredOn(s -> s.observed().base().orElse(1) > 0)
        .isNotEmpty()
        .allMatch(s -> s.observed().isSuppressed());
  }
}
