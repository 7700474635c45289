package fr.barometre.models;

/** Some level of a mixed model has only answers of one kind, so that its effect has no end. */
final class AnswersSeparate extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  AnswersSeparate() {
    super(
        "answers separate: some level of the model has only answers of one kind, and its effect has"
            + " no end");
  }
}
