package fr.barometre.editions;

import static fr.barometre.editions.Published.NON;
import static fr.barometre.editions.Published.NSP;
import static fr.barometre.editions.Published.OUI;
import static fr.barometre.editions.Published.SR;
import static fr.barometre.editions.Published.question;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import java.util.List;

/** The questions behind the seventeen key figures of the 2025 edition. */
final class Questions2025 {

  /** How many were trained, in bands; which printed figure is whose is not known. */
  static final List<Modality> BANDS =
      List.of(
          Modality.of("1-5", "De 1 à 5 agents", "1 to 5 staff"),
          Modality.of("6-10", "De 6 à 10 agents", "6 to 10 staff"),
          Modality.of("11-20", "De 11 à 20 agents", "11 to 20 staff"),
          Modality.of("21-50", "De 21 à 50 agents", "21 to 50 staff"),
          Modality.of("51+", "Plus de 50 agents", "More than 50 staff"));

  static final Question MEDIATION_ACTIONS =
      question(
          "mediation.actions",
          "1",
          "La collectivité propose-t-elle des actions de médiation numérique ?",
          "Does the authority offer digital inclusion support?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question MEDIATION_LIEUX =
      question(
          "mediation.lieux",
          "1",
          "La collectivité dispose-t-elle de lieux de médiation numérique ?",
          "Does the authority have places for digital inclusion support?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question CYBER_AGENTS =
      question(
          "cyber.agents",
          "2",
          "Des agents ont-ils été formés ou sensibilisés à la cybersécurité ces deux dernières"
              + " années ?",
          "Was staff trained in or made aware of cybersecurity in the last two years?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question CYBER_ELUS =
      question(
          "cyber.elus",
          "2",
          "Des élus ont-ils été formés ou sensibilisés à la cybersécurité ces deux dernières années"
              + " ?",
          "Were elected members trained in or made aware of cybersecurity in the last two years?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question PARTICIPATION_RETRANSMISSION =
      question(
          "participation.retransmission",
          "3",
          "Les réunions de l'organe délibératif sont-elles retransmises en ligne ?",
          "Are meetings of the deliberative body broadcast online?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question TELETRAVAIL_CHARTE =
      question(
          "teletravail.charte",
          "5",
          "La collectivité a-t-elle une charte de télétravail ?",
          "Does the authority have a remote work charter?",
          OUI,
          NON,
          SR);

  static final Question TELETRAVAIL_ACCES =
      question(
          "teletravail.acces",
          "5",
          "Tous les logiciels métiers sont-ils accessibles à distance ?",
          "Is all business software accessible remotely?",
          OUI,
          NON,
          SR);

  static final Question ACCESSIBILITE_RGAA =
      question(
          "accessibilite.rgaa",
          "3",
          "La mise en conformité avec le RGAA est-elle initiée ?",
          "Has compliance with the RGAA accessibility rules been started?",
          OUI,
          NON,
          NSP);

  static final Question PILOTAGE_FEUILLE_DE_ROUTE =
      question(
          "pilotage.feuille_de_route",
          "9",
          "La collectivité a-t-elle une feuille de route numérique ?",
          "Does the authority have a digital roadmap?",
          OUI,
          NON);

  static final Question PILOTAGE_ELU =
      question(
          "pilotage.elu",
          "9",
          "Un élu est-il en charge du numérique ?",
          "Is an elected member in charge of digital matters?",
          NON,
          Modality.of("ADJOINT", "Oui, un adjoint", "Yes, a deputy mayor"),
          Modality.of("CONSEILLER", "Oui, un conseiller délégué", "Yes, a delegated councillor"));

  static final Question FORMATION_AGENTS =
      question(
          "formation.agents",
          "9",
          "Combien d'agents ont suivi une action de formation ou de sensibilisation au numérique"
              + " dans l'année ?",
          "How many staff members took part in training or awareness of digital matters this year?",
          NON,
          BANDS.get(0),
          BANDS.get(1),
          BANDS.get(2),
          BANDS.get(3),
          BANDS.get(4));

  static final Question DEMATERIALISATION_PAIE =
      question(
          "dematerialisation.paie",
          "7",
          "Les bulletins de paie sont-ils dématérialisés ?",
          "Are payslips paperless?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question DEMATERIALISATION_ACTES =
      question(
          "dematerialisation.actes",
          "7",
          "Les actes sont-ils affichés sur un média numérique ?",
          "Are official acts displayed on a digital medium?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question LOGICIELS_SAAS =
      question(
          "logiciels.saas",
          "5",
          "La collectivité utilise-t-elle des solutions en mode SaaS ?",
          "Does the authority use software as a service?",
          OUI,
          NON,
          NSP,
          SR);

  static final Question LOGICIELS_LIBRES =
      question(
          "logiciels.libres",
          "5",
          "La collectivité a-t-elle engagé une démarche vers les logiciels libres ?",
          "Has the authority begun a move to free software?",
          OUI,
          NON);

  static final Question DONNEES_OUVERTES =
      question(
          "donnees.ouvertes",
          "6",
          "La collectivité a-t-elle ouvert des jeux de données ?",
          "Has the authority opened datasets?",
          OUI,
          NON,
          NSP,
          Modality.of("EN_REFLEXION", "En réflexion", "Under consideration"));

  static final Question IA_PROJET =
      question(
          "ia.projet",
          "6",
          "L'intelligence artificielle est-elle utilisée dans un projet ?",
          "Is artificial intelligence used in a project?",
          OUI,
          NON,
          NSP,
          Modality.of("EN_PROJET", "Prochainement", "Soon"));

  private Questions2025() {}
}
