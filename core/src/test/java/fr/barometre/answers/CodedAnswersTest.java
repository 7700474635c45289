package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodedAnswersTest {

  private static final Population FRAME = Population.collectivites2025();
  private static final Question QUESTION = Edition2025.QUESTIONNAIRE.questions().get(0);

  private static Answer answer(Respondent respondent) {
    return Answer.of(respondent, QUESTION.code(), QUESTION.modalities().get(0).code());
  }

  private static Respondent.Builder anonymous(String id) {
    Respondent.Builder builder = Respondent.builder();
    return builder.id(id).wave("1").profile(Map.of("TYPE", "COMMUNE"));
  }

  private static CollectiviteRef commune(String code) {
    return CollectiviteRef.of(CollectiviteType.COMMUNE, code);
  }

  @Test
  void columnsKeepTheRoleAndTheWeight() {
    CodedAnswers coded =
        Answers.of(
                Edition2025.QUESTIONNAIRE,
                List.of(
                    answer(anonymous("a").role(Role.ELU).build()),
                    answer(anonymous("b").weight(2).build())))
            .coded();
    assertThat(coded.role(0)).isEqualTo(Role.ELU);
    assertThat(coded.role(1)).isEqualTo(Role.UNKNOWN);
    assertThat(coded.roles())
        .containsExactly(
            List.of(Role.values()).indexOf(Role.ELU), List.of(Role.values()).indexOf(Role.UNKNOWN));
    assertThat(coded.weight(0)).isEqualTo(1);
    assertThat(coded.weight(1)).isEqualTo(2);
  }

  /** Of what refused rows say nothing is kept, in the order of those that were let in. */
  @Test
  void waves_roles_and_days_are_those_of_responses() {
    Answers answers =
        Answers.of(
            Edition2025.QUESTIONNAIRE,
            List.of(
                answer(anonymous("a").wave("9").role(Role.AGENT).date("2025-01-01").build()),
                answer(anonymous("b").wave("1").role(Role.ELU).date("2025-01-02").build()),
                answer(anonymous("c").wave("3").profile(Map.of("TYPE", "REGION")).build()),
                answer(anonymous("d").wave("").role(Role.AGENT).build()),
                answer(anonymous("e").wave("1").role(Role.ELU).date("2025-01-02").build())));
    assertThat(answers.rejected()).isEqualTo(2);
    CodedAnswers coded = answers.coded();
    assertThat(coded.waves()).containsExactly("1", "");
    assertThat(coded.waveOf()).containsExactly(0, 1, 0);
    assertThat(coded.profiles()).isEqualTo(1);
    assertThat(List.of(coded.role(0), coded.role(1), coded.role(2)))
        .containsExactly(Role.ELU, Role.AGENT, Role.ELU);
    assertThat(List.of(coded.respondent(0), coded.respondent(1), coded.respondent(2)))
        .extracting(Respondent::date)
        .containsExactly("2025-01-02", "", "2025-01-02");
  }

  @Test
  void clustersKnowTheCollectiviteOfTheFrameHoweverItIsNamed() {
    CollectiviteRef abergement = commune("01001");
    CollectiviteRef siren =
        CollectiviteRef.of(FRAME.find(abergement).orElseThrow().siren().orElseThrow());
    Clusters clusters =
        Answers.of(
                Edition2025.QUESTIONNAIRE,
                List.of(
                    answer(Respondent.builder().id("a").wave("1").collectivite(siren).build()),
                    answer(Respondent.builder().id("b").wave("1").collectivite(abergement).build()),
                    answer(
                        Respondent.builder()
                            .id("c")
                            .wave("1")
                            .collectivite(commune("99999"))
                            .build()),
                    answer(anonymous("d").build())))
            .coded()
            .clusters(FRAME);
    assertThat(clusters.size()).isEqualTo(3);
    for (int c = 0; c < clusters.size(); c++) {
      Optional<CollectiviteRef> expected =
          clusters.name(c).equals(abergement.toString())
              ? Optional.of(abergement)
              : Optional.empty();
      assertThat(clusters.collectivite(c).map(found -> found.ref())).isEqualTo(expected);
      assertThat(clusters.responses(c)).isEqualTo(expected.isPresent() ? 2 : 1);
    }
  }
}
