package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is told of answers once all of them are known: what they say twice, or against itself. */
final class AnswerRemarks {

  private static final Label AGAIN =
      Label.of(
          "collectivités qui répondent plusieurs fois dans une même vague, et différemment",
          "collectivités that answer several times in one wave, and differently");

  private static final Label MORE =
      Label.of(
          "réponses de ces collectivités au-delà d’une par vague (l’unité « la plus récente » n’en"
              + " garde qu’une, les autres unités les comptent)",
          "responses of these collectivités beyond one a wave (the unit LATEST keeps but one, other"
              + " units count them)");

  private AnswerRemarks() {}

  /** How many times each is so; nothing that never is. */
  static Map<Label, Long> of(CodedAnswers coded) {
    Map<Label, Long> remarks = new LinkedHashMap<>();
    for (int q = 0; q < coded.questions(); q++) {
      contradictions(coded.column(q), remarks);
    }
    again(coded, remarks);
    return remarks;
  }

  /** Answers to a multiple choice that tick "none", or that one does not know, beside an option. */
  private static void contradictions(PackedColumn column, Map<Label, Long> remarks) {
    Question question = column.question();
    Set<String> alone = new HashSet<>();
    if (question.kind() == QuestionKind.MULTIPLE) {
      question.modalities().stream()
          .filter(modality -> standsAlone(question, modality))
          .map(Modality::code)
          .forEach(alone::add);
    }
    if (alone.isEmpty()) {
      return;
    }
    long[] times = column.codes().times(column.sayings().size() + 1);
    long found = 0;
    for (int code = 1; code < times.length; code++) {
      List<String> saying = column.sayings().get(code - 1);
      found += saying.size() > 1 && saying.stream().anyMatch(alone::contains) ? times[code] : 0;
    }
    if (found > 0) {
      remarks.put(
          Label.of(
              "réponses à la question « "
                  + question.code()
                  + " » qui cochent « aucun » ou « ne sait pas » à côté d’une autre réponse,"
                  + " gardées telles quelles",
              "answers to question '"
                  + question.code()
                  + "' that tick none or don't know beside another answer, kept as they are"),
          found);
    }
  }

  private static boolean standsAlone(Question question, Modality modality) {
    return modality.kind() != ModalityKind.SUBSTANTIVE || NoneOption.is(question, modality);
  }

  /** Collectivités of which the responses of one wave differ, and how many they have too many. */
  private static void again(CodedAnswers coded, Map<Label, Long> remarks) {
    Respondents respondents = coded.respondents();
    TextColumn names = respondents.collectivites();
    PackedNumbers waveOf = respondents.waves().numbers();
    int waves = Math.max(1, coded.waves().size());
    BitSet anonymous = new BitSet();
    for (int name = 0; name < names.size(); name++) {
      anonymous.set(name, names.get(name).isEmpty());
    }
    // By collectivité and wave, one more than its first response, and how many follow it.
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
    Set<Integer> collectivites = new HashSet<>();
    long responses = 0;
    for (int key = differ.nextSetBit(0); key >= 0; key = differ.nextSetBit(key + 1)) {
      collectivites.add(key / waves);
      responses += more[key];
    }
    if (responses > 0) {
      remarks.put(AGAIN, (long) collectivites.size());
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
