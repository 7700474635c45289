package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds, once all answers are known, what people should be told: who answers twice, and answers
 * that contradict themselves.
 */
final class AnswerRemarks {

  private static final Label AGAIN =
      Label.of(
          "collectivités aux réponses différentes dans une même vague",
          "collectivités with different responses in one wave");

  private static final Label MORE =
      Label.of(
          "leurs réponses au-delà d’une par vague, qui comptent sauf si la dernière seule est"
              + " demandée",
          "their responses beyond one a wave, which count unless the latest alone is asked for");

  private AnswerRemarks() {}

  /**
   * The remarks on the answers, each with how often it applies; remarks that never apply are left
   * out.
   */
  static Map<Label, Long> of(CodedAnswers coded) {
    Map<Label, Long> remarks = new LinkedHashMap<>();
    for (int q = 0; q < coded.questions(); q++) {
      contradictions(coded.column(q), remarks);
    }
    again(coded, remarks);
    return remarks;
  }

  /** Answers to a multiple choice that tick "none" or "don't know" beside an option. */
  private static void contradictions(PackedColumn column, Map<Label, Long> remarks) {
    Question question = column.question();
    if (question.kind() != QuestionKind.MULTIPLE) {
      return;
    }
    List<String> alone = AnswerRules.none(question);
    for (Modality modality : question.modalities()) {
      if (modality.kind() != ModalityKind.SUBSTANTIVE) {
        alone.add(modality.code());
      }
    }
    long[] times = column.codes().times(column.sayings().size() + 1);
    long found = 0;
    for (int code = 1; code < times.length; code++) {
      List<String> saying = column.sayings().get(code - 1);
      found += saying.size() > 1 && !Collections.disjoint(saying, alone) ? times[code] : 0;
    }
    if (found > 0) {
      remarks.put(
          FileNotes.of(
              question.code(),
              "réponses «\u00a0aucun\u00a0» ou «\u00a0ne sait pas\u00a0» à côté d’une autre,"
                  + " gardées",
              "answers none or don't know beside another, kept"),
          found);
    }
  }

  /** Collectivités whose responses in one wave differ, and how many come after the first. */
  private static void again(CodedAnswers coded, Map<Label, Long> remarks) {
    Respondents respondents = coded.respondents();
    TextColumn names = respondents.collectivites();
    PackedNumbers waveOf = respondents.waves().numbers();
    int waves = Math.max(1, coded.waves().size());
    BitSet anonymous = new BitSet();
    for (int name = 0; name < names.size(); name++) {
      anonymous.set(name, names.get(name).isEmpty());
    }
    // By collectivité and wave: the position of its first response plus one, and how many follow.
    int[] first = new int[names.size() * waves];
    int[] more = new int[first.length];
    BitSet differ = new BitSet(first.length);
    for (int response = 0; response < coded.size(); response++) {
      int of = respondents.collectiviteOf(response);
      int key = of * waves + waveOf.get(response);
      if (anonymous.get(of)) {
        continue;
      }
      if (first[key] == 0) {
        first[key] = response + 1;
        continue;
      }
      more[key]++;
      if (!differ.get(key)) {
        differ.set(key, differ(coded, first[key] - 1, response));
      }
    }
    BitSet collectivites = new BitSet();
    long responses = 0;
    for (int key = differ.nextSetBit(0); key >= 0; key = differ.nextSetBit(key + 1)) {
      collectivites.set(key / waves);
      responses += more[key];
    }
    if (responses > 0) {
      remarks.put(AGAIN, (long) collectivites.cardinality());
      remarks.put(MORE, responses);
    }
  }

  private static boolean differ(CodedAnswers coded, int one, int other) {
    for (int q = 0; q < coded.questions(); q++) {
      PackedNumbers codes = coded.column(q).codes();
      if (codes.get(one) != codes.get(other)) {
        return true;
      }
    }
    return false;
  }
}
