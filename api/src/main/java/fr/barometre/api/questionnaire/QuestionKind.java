package fr.barometre.api.questionnaire;

/** How many modalities an answer may name. */
public enum QuestionKind {
  /** Exactly one. */
  SINGLE,
  /** Any number; none at all is a no-answer, not a "no" to each. */
  MULTIPLE
}
