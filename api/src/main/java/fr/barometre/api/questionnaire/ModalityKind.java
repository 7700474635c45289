package fr.barometre.api.questionnaire;

/**
 * The kind of a modality: an answer on the substance, that the respondent does not know, or
 * nothing.
 */
public enum ModalityKind {
  /** An answer on the substance, "en projet" and "en réflexion" included. */
  SUBSTANTIVE,
  /** Ne sait pas. */
  DONT_KNOW,
  /** Sans réponse: the question was put and left blank. */
  NO_ANSWER,
  /** The question did not concern the respondent; it never enters a base. */
  NOT_APPLICABLE
}
