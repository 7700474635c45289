package fr.barometre.examples.quickstart;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A survey of one's own in a few lines: the Observatoire Data Publica 2023, from its counts. */
final class Observatoire {

  static final Dimension CATEGORY =
      Dimension.of("CATEGORIE", "Catégorie de collectivité", "Category of authority");

  private static final Question RGPD =
      Question.single(
          "rgpd.processus",
          "donnees",
          Label.of("Un processus RGPD est-il en place ?", "Is a GDPR process in place?"),
          Modality.of("OUI", "Oui", "Yes"),
          Modality.of("NON_PREVU_12_MOIS", "Non, prévu sous 12 mois", "No, within 12 months"),
          Modality.of("NON", "Non", "No"),
          Modality.dontKnow("NSP"),
          Modality.noAnswer("SANS_REPONSE"));

  private static final Question HEBERGEMENT =
      Question.single(
          "donnees.hebergement",
          "donnees",
          Label.of("Où les données sont-elles hébergées ?", "Where are data hosted?"),
          Modality.of("SAAS", "En mode SaaS", "As a service"),
          Modality.of("SERVEURS_INTERNES", "Serveurs internes", "Own servers"),
          Modality.of("CLOUD_SECNUM", "Cloud SecNumCloud", "SecNumCloud cloud"),
          Modality.of("CLOUD_NON_SECNUM", "Autre cloud", "Other cloud"),
          Modality.of("DATACENTER_PUBLIC_LOCAL", "Centre de données public", "Public data centre"),
          Modality.dontKnow("NSP"),
          Modality.noAnswer("SANS_REPONSE"));

  static final Questionnaire QUESTIONNAIRE =
      Questionnaire.builder()
          .code("observatoire-2023")
          .title(Label.of("Observatoire Data Publica 2023", "Observatoire Data Publica 2023"))
          .addThemes(new Theme("donnees", Label.of("Données", "Data")))
          .addQuestions(RGPD, HEBERGEMENT)
          .addIndicators(
              IndicatorDefinition.builder()
                  .code("rgpd.processus")
                  .label(Label.of("Processus RGPD en place", "GDPR process in place"))
                  .question("rgpd.processus")
                  .addCounted("OUI")
                  .addReferences(
                      new ReferenceValue(
                          List.of("OUI"), 43, 1, "Observatoire Data Publica 2023, total pondéré"))
                  .build())
          .build();

  private static final Population UNIVERSE =
      Population.ofCounts(
          "Univers de l'Observatoire Data Publica 2023",
          CATEGORY,
          Map.of(
              "COMMUNE 0 3500", 31_762L,
              "COMMUNE 3500 10000", 2_160L,
              "COMMUNE 10000 100000", 981L,
              "COMMUNE 100000", 42L,
              "EPCI hors metropole", 1_233L,
              "METROPOLE", 21L,
              "DEPARTEMENT", 101L,
              "REGION", 18L));

  private Observatoire() {}

  static Answers answers() {
    try (InputStream in =
        Objects.requireNonNull(
            Observatoire.class.getResourceAsStream("/observatoire-data-2023.csv"))) {
      Path file = Files.createTempDirectory("observatoire").resolve("observatoire-data-2023.csv");
      Files.copy(in, file);
      Answers answers =
          AnswersReader.of(QUESTIONNAIRE)
              .readCounts(file, CATEGORY, "type", "population_from", "population_to_exclusive");
      Files.delete(file);
      Files.delete(file.getParent());
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every stratum of the universe; "AUTRE", which the universe does not have, weighs nothing. */
  static IndicatorResult everyStratum(Answers answers) {
    return request(answers)
        .weighting(PostStratification.on(CATEGORY).excluding(CATEGORY, "AUTRE"))
        .indicator("rgpd.processus")
        .compute();
  }

  /**
   * The figure as published: the smallest communes, 87.5 % of the universe, weigh nothing either.
   */
  static IndicatorResult asPublished(Answers answers) {
    return request(answers)
        .weighting(PostStratification.on(CATEGORY).excluding(CATEGORY, "AUTRE", "COMMUNE 0 3500"))
        .indicator("rgpd.processus")
        .compute();
  }

  static EditionQuery request(Answers answers) {
    return Barometre.edition(QUESTIONNAIRE).answers(answers).population(UNIVERSE);
  }
}
