package fr.barometre.api.questionnaire;

/** The kind of answer that a question takes. */
public enum QuestionKind {
  /** One modality. */
  SINGLE,
  /** Any number of modalities; none at all is a no-answer, not a "no" to each. */
  MULTIPLE,
  /** A number, or a modality that says that there is none: "ne sait pas", "sans réponse". */
  NUMBER
}
