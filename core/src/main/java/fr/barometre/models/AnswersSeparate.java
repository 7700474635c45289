package fr.barometre.models;

import java.util.Arrays;

/**
 * Thrown when a mixed model has a level with only yes or only no answers (separation), whose effect
 * would be infinite.
 */
final class AnswersSeparate extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  AnswersSeparate(LogitCells cells) {
    super(reason(Arrays.stream(cells.trials()).sum(), Arrays.stream(cells.events()).sum()));
  }

  private static String reason(double trials, double events) {
    return events > 0 && events < trials
        ? "answers separate: some level of the model has only answers of one kind, and its effect"
            + " has no end; expected answers of both kinds in its larger levels"
        : "answers separate: "
            + (events > 0 ? "all" : "none")
            + " of the "
            + Math.round(trials)
            + " collectivités that answered are counted, which leaves nothing to model; the figure"
            + " of those who answered says all there is";
  }
}
