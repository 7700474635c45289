package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import java.util.List;

/** One accepted row: where it stood, who answered, and what. */
record Entry(String source, long line, Respondent respondent, List<Answer> answers) {}
