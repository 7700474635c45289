package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import java.util.List;

/** One accepted row: its place in the source, the respondent and the answers. */
record Entry(String source, long line, Respondent respondent, List<Answer> answers) {}
