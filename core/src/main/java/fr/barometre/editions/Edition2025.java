package fr.barometre.editions;

import static fr.barometre.editions.Published.counting;
import static fr.barometre.editions.Published.figure;
import static fr.barometre.editions.Published.yes;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Presentation;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import java.util.Arrays;
import java.util.List;

/**
 * "Collectivités et numérique en 2025 : 9 thématiques pour comprendre les usages": the nine themes,
 * three waves, ten panels and seventeen key figures of the barometer of the programme
 * Transformation Numérique des Territoires (DINUM) with Déclic.
 *
 * <p>The published percentages are reference values with their source and our confidence that each
 * belongs to its statement; nothing is computed without answers. Missing answers are in the
 * published base. Where the whole distribution was printed, a question offers the printed
 * modalities; elsewhere it offers yes, no, don't know and no answer. The questionnaires themselves
 * were not published: the wording of the questions is ours, after the printed statements.
 */
public final class Edition2025 {

  /** Proposent des actions de médiation numérique (mediation.actions); published: OUI 28 %. */
  public static final IndicatorDefinition MEDIATION_ACTIONS =
      yes(
              Questions2025.MEDIATION_ACTIONS,
              "mediation",
              "Proposent des actions de médiation numérique",
              "Offer digital inclusion support")
          .addReferences(figure("OUI", 28, 0.87))
          .build();

  /** Disposent de lieux de médiation numérique (mediation.lieux); published: OUI 26 %. */
  public static final IndicatorDefinition MEDIATION_LIEUX =
      yes(
              Questions2025.MEDIATION_LIEUX,
              "mediation",
              "Disposent de lieux de médiation numérique",
              "Have places for digital inclusion support")
          .addReferences(figure("OUI", 26, 0.97))
          .build();

  /**
   * Agents formés ou sensibilisés à la cybersécurité en deux ans (cyber.agents); published: OUI 49
   * %.
   */
  public static final IndicatorDefinition CYBER_AGENTS =
      yes(
              Questions2025.CYBER_AGENTS,
              "cyber",
              "Agents formés ou sensibilisés à la cybersécurité en deux ans",
              "Staff trained in or made aware of cybersecurity in two years")
          .addReferences(figure("OUI", 49, 0.97))
          .printedUnit(Published.AGENTS)
          .build();

  /**
   * Élus formés ou sensibilisés à la cybersécurité en deux ans (cyber.elus); published: OUI 26 %.
   */
  public static final IndicatorDefinition CYBER_ELUS =
      yes(
              Questions2025.CYBER_ELUS,
              "cyber",
              "Élus formés ou sensibilisés à la cybersécurité en deux ans",
              "Elected members trained in or made aware of cybersecurity in two years")
          .addReferences(figure("OUI", 26, 0.87))
          .printedUnit(Published.ELUS)
          .build();

  /**
   * Réunions de l'organe délibératif retransmises en ligne (participation.retransmission);
   * published: OUI 26 %.
   */
  public static final IndicatorDefinition PARTICIPATION_RETRANSMISSION =
      yes(
              Questions2025.PARTICIPATION_RETRANSMISSION,
              "participation",
              "Réunions de l'organe délibératif retransmises en ligne",
              "Meetings of the deliberative body broadcast online")
          .addReferences(figure("OUI", 26, 0.99))
          .printedUnit(Published.REUNIONS)
          .addNotes(Published.INFERRED_THEME)
          .build();

  /** Ont une charte de télétravail (teletravail.charte); published: OUI 34 %, NON 51 %, SR 15 %. */
  public static final IndicatorDefinition TELETRAVAIL_CHARTE =
      yes(
              Questions2025.TELETRAVAIL_CHARTE,
              "teletravail",
              "Ont une charte de télétravail",
              "Have a remote work charter")
          .addReferences(figure("OUI", 34, 0.97), figure("NON", 51, 0.97), figure("SR", 15, 0.97))
          .build();

  /**
   * Accès à distance à tous les logiciels métiers (teletravail.acces); published: OUI 44 %, NON 18
   * %, SR 38 %.
   */
  public static final IndicatorDefinition TELETRAVAIL_ACCES =
      yes(
              Questions2025.TELETRAVAIL_ACCES,
              "teletravail",
              "Accès à distance à tous les logiciels métiers",
              "Remote access to all business software")
          .printedUnit(Published.AGENTS)
          .addReferences(figure("OUI", 44, 0.95), figure("NON", 18, 0.95), figure("SR", 38, 0.95))
          .build();

  /**
   * Mise en conformité RGAA initiée (accessibilite.rgaa); published: OUI 19 %, NON 49 %, NSP 32 %.
   */
  public static final IndicatorDefinition ACCESSIBILITE_RGAA =
      yes(
              Questions2025.ACCESSIBILITE_RGAA,
              "accessibilite",
              "Mise en conformité RGAA initiée",
              "RGAA accessibility compliance started")
          .addReferences(figure("OUI", 19, 0.99), figure("NON", 49, 0.99), figure("NSP", 32, 0.99))
          .build();

  /**
   * Ont une feuille de route numérique (pilotage.feuille_de_route); published: OUI 22 %, NON 78 %.
   */
  public static final IndicatorDefinition PILOTAGE_FEUILLE_DE_ROUTE =
      yes(
              Questions2025.PILOTAGE_FEUILLE_DE_ROUTE,
              "pilotage",
              "Ont une feuille de route numérique",
              "Have a digital roadmap")
          .addReferences(figure("OUI", 22, 0.99), figure("NON", 78, 0.99))
          .build();

  /**
   * N'ont pas d'élu en charge du numérique (pilotage.elu); published: NON 52 %, ADJOINT 29 %,
   * CONSEILLER 19 %.
   */
  public static final IndicatorDefinition PILOTAGE_ELU =
      counting(
              Questions2025.PILOTAGE_ELU,
              "pilotage",
              "N'ont pas d'élu en charge du numérique",
              "Have no elected member in charge of digital matters",
              "NON")
          .countsLack(true)
          .addReferences(
              figure("NON", 52, 0.99), figure("ADJOINT", 29, 0.99), figure("CONSEILLER", 19, 0.99))
          .build();

  /**
   * Aucune action de formation ou de sensibilisation proposée dans l'année (formation.agents);
   * published: NON 43 %.
   */
  public static final IndicatorDefinition FORMATION_AGENTS =
      counting(
              Questions2025.FORMATION_AGENTS,
              "formation",
              "N'ont proposé aux agents aucune action de formation ou de sensibilisation au"
                  + " numérique dans l'année",
              "Offered their staff no training or awareness action on digital matters this year",
              "NON")
          .countsLack(true)
          .addReferences(figure("NON", 43, 0.99))
          .addNotes(Published.INFERRED_THEME)
          .addAllReferences(ofSomeBand(26, 18, 6, 5, 2))
          .addNotes(
              Label.of(
                  "Le complément est imprimé aussi : 57 % en ont proposé.",
                  "The complement is printed too: 57 % offered some."))
          .addNotes(
              Label.of(
                  "Les parts 26, 18, 6, 5 et 2 % sont imprimées sans dire à quelle tranche chacune"
                      + " appartient.",
                  "The shares 26, 18, 6, 5 and 2 % are printed without saying which band each"
                      + " belongs to."))
          .build();

  /** Bulletins de paie dématérialisés (dematerialisation.paie); published: OUI 22 %. */
  public static final IndicatorDefinition DEMATERIALISATION_PAIE =
      yes(
              Questions2025.DEMATERIALISATION_PAIE,
              "dematerialisation",
              "Bulletins de paie dématérialisés",
              "Paperless payslips")
          .addReferences(figure("OUI", 22, 0.99))
          .build();

  /** Actes affichés sur un média numérique (dematerialisation.actes); published: OUI 66 %. */
  public static final IndicatorDefinition DEMATERIALISATION_ACTES =
      yes(
              Questions2025.DEMATERIALISATION_ACTES,
              "dematerialisation",
              "Actes affichés sur un média numérique",
              "Official acts displayed on a digital medium")
          .addReferences(figure("OUI", 66, 0.99))
          .build();

  /** Utilisent des solutions en mode SaaS (logiciels.saas); published: OUI 39 %. */
  public static final IndicatorDefinition LOGICIELS_SAAS =
      yes(
              Questions2025.LOGICIELS_SAAS,
              "logiciels",
              "Utilisent des solutions en mode SaaS",
              "Use software as a service")
          .addReferences(figure("OUI", 39, 0.99))
          .addNotes(Published.INFERRED_THEME)
          .build();

  /**
   * Ont engagé une démarche vers les logiciels libres (logiciels.libres); published: OUI 26 %, NON
   * 74 %.
   */
  public static final IndicatorDefinition LOGICIELS_LIBRES =
      yes(
              Questions2025.LOGICIELS_LIBRES,
              "logiciels",
              "Ont engagé une démarche vers les logiciels libres",
              "Have begun a move to free software")
          .addReferences(figure("OUI", 26, 0.97), figure("NON", 74, 0.97))
          .addNotes(Published.INFERRED_THEME)
          .build();

  /**
   * Ont ouvert des jeux de données (donnees.ouvertes); published: OUI 26 %, NON 53 %, NSP 14 %,
   * EN_REFLEXION 7 %.
   */
  public static final IndicatorDefinition DONNEES_OUVERTES =
      yes(
              Questions2025.DONNEES_OUVERTES,
              "donnees",
              "Ont ouvert des jeux de données",
              "Have opened datasets")
          .addReferences(
              figure("OUI", 26, 0.99),
              figure("NON", 53, 0.99),
              figure("NSP", 14, 0.99),
              figure("EN_REFLEXION", 7, 0.99))
          .build();

  /**
   * Utilisent l'IA dans un projet (ia.projet); published: OUI 5 %, NON 78 %, NSP 9 %, EN_PROJET 7
   * %.
   */
  public static final IndicatorDefinition IA_PROJET =
      yes(
              Questions2025.IA_PROJET,
              "donnees",
              "Utilisent l'IA dans un projet",
              "Use AI in a project")
          .addReferences(
              figure("OUI", 5, 0.99),
              figure("NON", 78, 0.99),
              figure("NSP", 9, 0.99),
              figure("EN_PROJET", 7, 0.99))
          .addNotes(
              Label.of(
                  "Les parts imprimées font 99 %, et la presse donne 6 % pour oui.",
                  "The printed shares add up to 99 %, and the press gives 6 % for yes."))
          .build();

  /** The whole edition. */
  public static final Questionnaire QUESTIONNAIRE = questionnaire();

  private Edition2025() {}

  private static List<ReferenceValue> ofSomeBand(int... percents) {
    List<String> bands = Questions2025.BANDS.stream().map(Modality::code).toList();
    return Arrays.stream(percents)
        .mapToObj(percent -> new ReferenceValue(bands, percent, 0.99, Published.SOURCE))
        .toList();
  }

  private static Questionnaire questionnaire() {
    Questionnaire.Builder builder = Questionnaire.builder();
    builder
        .code("2025")
        .title(
            Label.of(
                "Collectivités et numérique en 2025",
                "Local authorities and digital practice in 2025"))
        .presentation(
            new Presentation(
                Label.of(
                    "9 thématiques pour comprendre les usages : chiffres clés 2024/2025",
                    "9 themes to understand practice: key figures 2024/2025"),
                Label.of(
                    "Les répondants se trouvent surtout là où existe un opérateur public de"
                        + " services numériques (OPSN), ce qui peut expliquer certains résultats"
                        + " obtenus.",
                    "Respondents are mostly located where a public operator of digital services"
                        + " (OPSN) exists, which may explain some of the results."),
                Label.of(
                    "Baromètre du programme Transformation numérique des territoires (DINUM), avec"
                        + " Déclic et le soutien des associations partenaires du programme.",
                    "A barometer of the State's programme for the digital transformation of"
                        + " territories (DINUM), with Déclic and the support of the programme's"
                        + " partner associations.")))
        .addThemes(new Theme("1", Label.of("Inclusion numérique", "Digital inclusion")))
        .addThemes(new Theme("2", Label.of("Cybersécurité", "Cybersecurity")))
        .addThemes(
            new Theme(
                "3", Label.of("Communication avec les administrés", "Communication with citizens")))
        .addThemes(
            new Theme(
                "4",
                Label.of(
                    "Infrastructures numériques du territoire",
                    "Digital infrastructure of the territory")))
        .addThemes(
            new Theme("5", Label.of("Outils numériques en interne", "Internal digital tools")))
        .addThemes(
            new Theme(
                "6", Label.of("Service public local de la donnée", "Local public data service")))
        .addThemes(
            new Theme(
                "7",
                Label.of(
                    "Mise en œuvre des démarches de dématérialisation",
                    "Implementation of paperless procedures")))
        .addThemes(
            new Theme(
                "8",
                Label.of(
                    "Services en ligne disponibles pour les habitants et usagers",
                    "Online services for residents and users")))
        .addThemes(new Theme("9", Label.of("Stratégie numérique", "Digital strategy")))
        .addWaves(new Wave("1", Label.of("Vague 1", "Wave 1"), List.of("1", "2", "3")))
        .addWaves(new Wave("2", Label.of("Vague 2", "Wave 2"), List.of("4", "5", "6")))
        .addWaves(new Wave("3", Label.of("Vague 3", "Wave 3"), List.of("7", "8", "9")))
        .addPanels(
            new Panel(
                "mediation",
                Label.of("Médiation numérique", "Digital inclusion support"),
                Label.of(
                    "Médiation numérique, une offre à renforcer",
                    "Digital inclusion support, an offer to strengthen")))
        .addPanels(
            new Panel(
                "cyber",
                Label.of("Formation à la cybersécurité", "Cybersecurity training"),
                Label.of(
                    "La formation au cœur de la prévention",
                    "Training at the heart of prevention")))
        .addPanels(
            new Panel(
                "participation",
                Label.of("Participation en ligne", "Online participation"),
                Label.of(
                    "Un faible essor pour la participation en ligne",
                    "Online participation is slow to take off")))
        .addPanels(
            new Panel(
                "teletravail",
                Label.of("Télétravail", "Remote work"),
                Label.of(
                    "Télétravail : un cadre encore à consolider",
                    "Remote work: a framework still to consolidate")))
        .addPanels(
            new Panel(
                "accessibilite",
                Label.of(
                    "Accessibilité des services numériques", "Accessibility of digital services"),
                Label.of(
                    "L'accessibilité : un défi… des services numériques des collectivités",
                    "Accessibility: a challenge… of local authorities' digital services")))
        .addPanels(
            new Panel(
                "pilotage",
                Label.of("Pilotage du numérique", "Steering of digital matters"),
                Label.of(
                    "Pilotage numérique, des bases à consolider",
                    "Steering digital matters, foundations to consolidate")))
        .addPanels(
            new Panel(
                "formation",
                Label.of("Formation au numérique", "Digital training"),
                Label.of(
                    "Formation sur le numérique, des efforts à amplifier",
                    "Digital training, efforts to step up")))
        .addPanels(
            new Panel(
                "dematerialisation",
                Label.of("Dématérialisation interne", "Internal paperless processes"),
                Label.of(
                    "Dématérialisation interne, une adoption contrastée",
                    "Internal paperless processes, uneven adoption")))
        .addPanels(
            new Panel(
                "logiciels",
                Label.of("Logiciels", "Software"),
                Label.of(
                    "Logiciels en SaaS : un potentiel à développer",
                    "Software as a service: a potential to develop")))
        .addPanels(
            new Panel(
                "donnees",
                Label.of(
                    "Données ouvertes et intelligence artificielle",
                    "Open data and artificial intelligence"),
                Label.of(
                    "Open data et IA : des usages encore timides",
                    "Open data and AI: still timid uses")))
        .addQuestions(
            Questions2025.MEDIATION_ACTIONS,
            Questions2025.MEDIATION_LIEUX,
            Questions2025.CYBER_AGENTS,
            Questions2025.CYBER_ELUS,
            Questions2025.PARTICIPATION_RETRANSMISSION,
            Questions2025.TELETRAVAIL_CHARTE,
            Questions2025.TELETRAVAIL_ACCES,
            Questions2025.ACCESSIBILITE_RGAA,
            Questions2025.PILOTAGE_FEUILLE_DE_ROUTE,
            Questions2025.PILOTAGE_ELU,
            Questions2025.FORMATION_AGENTS,
            Questions2025.DEMATERIALISATION_PAIE,
            Questions2025.DEMATERIALISATION_ACTES,
            Questions2025.LOGICIELS_SAAS,
            Questions2025.LOGICIELS_LIBRES,
            Questions2025.DONNEES_OUVERTES,
            Questions2025.IA_PROJET)
        .addIndicators(
            MEDIATION_ACTIONS,
            MEDIATION_LIEUX,
            CYBER_AGENTS,
            CYBER_ELUS,
            PARTICIPATION_RETRANSMISSION,
            TELETRAVAIL_CHARTE,
            TELETRAVAIL_ACCES,
            ACCESSIBILITE_RGAA,
            PILOTAGE_FEUILLE_DE_ROUTE,
            PILOTAGE_ELU,
            FORMATION_AGENTS,
            DEMATERIALISATION_PAIE,
            DEMATERIALISATION_ACTES,
            LOGICIELS_SAAS,
            LOGICIELS_LIBRES,
            DONNEES_OUVERTES,
            IA_PROJET);
    return builder.build();
  }
}
