package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a comparison says to a mairie. */
class ComparisonPageTest {

  private static final List<Collectivite> COMMUNES = of(CollectiviteType.COMMUNE);
  private static final Collectivite DEPARTEMENT = of(CollectiviteType.DEPARTEMENT).get(0);

  /** Of 120 communes of all sizes two thirds have no élu; the département has one. */
  private static final Answers ANSWERS = answers();

  private static List<Collectivite> of(CollectiviteType type) {
    return Population.collectivites2025().collectivites().stream()
        .filter(c -> c.type() == type)
        .toList();
  }

  private static Answers answers() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      answers.add(answer(COMMUNES.get(i * 200), i % 3 == 0 ? "ADJOINT" : "NON"));
    }
    answers.add(answer(DEPARTEMENT, "CONSEILLER"));
    return Answers.of(Edition2025.QUESTIONNAIRE, answers);
  }

  private static Answer answer(Collectivite who, String modality) {
    Respondent respondent =
        Respondent.builder().id(who.ref().toString()).collectivite(who.ref()).wave("3").build();
    return Answer.of(respondent, "pilotage.elu", modality);
  }

  private static PeerComparison compared(Collectivite who) {
    return Barometre.compare(who.ref()).answers(ANSWERS).compute();
  }

  private static String text(PeerComparison comparison) {
    return Report.of(comparison, Locale.FRENCH).text().replace('\u00A0', ' ');
  }

  @Test
  void beside_a_lack_an_answer_says_whether_it_is_the_case() {
    assertThat(text(compared(COMMUNES.get(0)))).contains("Oui, un adjoint, ce n’est pas son cas");
    assertThat(text(compared(COMMUNES.get(200)))).contains("Non, c’est son cas");
  }

  @Test
  void the_group_of_everyone_says_why() {
    String few = "Trop peu de réponses pour la comparer à un groupe plus proche";
    assertThat(text(compared(DEPARTEMENT)))
        .contains(
            "Ses semblables : toutes les collectivités, France entière (1 indicateur). " + few)
        .contains("La collectivité compte parmi eux si elle a répondu");
    // 500 to 999 inhabitants beside all below 1,000: wider, too.
    assertThat(text(compared(COMMUNES.get(0))))
        .contains("Commune, moins de 1 000 habitants, France entière (1 indicateur). " + few);
  }

  @Test
  void nobody_at_home_is_told_what_to_publish() {
    PeerComparison comparison = TwoWaves.COMPARISON;
    assertThat(comparison.figures())
        .anyMatch(f -> f.flags().stream().anyMatch(g -> g.code() == FlagCode.HIGH_NONRESPONSE));
    assertThat(text(comparison))
        .contains("Réserves : comment les lire", "le chiffre de ses semblables")
        .doesNotContainIgnoringCase("publier");
  }

  @Test
  void the_hollow_square_is_explained_where_there_is_one() {
    String square = "Un carré creux";
    assertThat(html(compared(DEPARTEMENT))).doesNotContain(square);
    PeerComparison modelled = TwoWaves.COMPARISON;
    boolean any = modelled.figures().stream().anyMatch(f -> !f.modelled().isEmpty());
    assertThat(html(modelled).contains(square)).isEqualTo(any);
  }

  @Test
  void the_source_is_said_once_where_all_is_open() {
    String text = text(compared(DEPARTEMENT));
    assertThat(text.split("Source : ", -1)).hasSize(2);
    assertThat(html(compared(DEPARTEMENT)).split("Source : ", -1)).hasSize(3);
  }

  private static String html(PeerComparison comparison) {
    return TwoWaves.seen(Report.of(comparison, Locale.FRENCH).html());
  }
}
