package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions as people write them in a form. */
class RoleWordsTest {

  private static final RoleWords WORDS = RoleWords.DEFAULT;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Maire de Bron",
        "Mme le Maire",
        "Monsieur le maire",
        "Maire et président de la CC",
        "1ère adjointe",
        "2ème adjoint",
        "Deuxième adjoint au maire",
        "Adjoint au numérique",
        "Adjointe déléguée à la culture",
        "Conseiller délégué",
        "Conseillère municipale déléguée",
        "Vice-présidente en charge du numérique",
        "Un élu",
        "je suis élue"
      })
  void elected_members_are_known_by_how_their_function_begins(String text) {
    assertThat(WORDS.role(text)).contains(Role.ELU);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent de la collectivité",
        "SGM",
        "Secrétaire de Mairie à temps partiel",
        "Rédacteur territorial",
        "Adjoint administratif principal",
        "Adjointe d'animation",
        "Adjoint technique",
        "Directeur de cabinet du maire",
        "Responsable du service informatique",
        "Chef de projet",
        "Conseiller numérique France Services",
        "Chargé(e) de mission"
      })
  void agents_are_known_by_how_their_function_begins(String text) {
    assertThat(WORDS.role(text)).contains(Role.AGENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Adjoint au directeur",
        "Secrétaire de mairie et élue",
        "DGS et adjoint au maire",
        "secrétaire général / 1er adjoint",
        "DGS + maire",
        "secrétaire, M. le Maire",
        "secrétaire et conseillère communautaire",
        "DGS ou Président",
        "Agent (conseiller municipal)",
        "comptable élue",
        "adjoint à l'ingénieur",
        "adjointe au secrétariat",
        "président de commission et DSI",
        "Adjoint du patron",
        "Présidence",
        "Prestataire",
        "Maires ruraux"
      })
  void what_may_be_either_is_not_known(String text) {
    assertThat(WORDS.role(text)).isEmpty();
  }
}
