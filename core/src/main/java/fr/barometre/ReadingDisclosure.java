package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.ReadingSummary.Remark;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides which counts of the files read a result may show, so that they do not reveal the answers
 * of few.
 *
 * <p>The answers to a question are counted over all its waves and all respondents. The counts are
 * shown only if their difference with the figures shown cannot be about few collectivités: every
 * figure of the question is shown in every wave, and the respondents whom its indicators do not
 * concern are none or many.
 *
 * <p>Example: an indicator is about communes, 200 of which answered, and three EPCI answered its
 * question too. One "ne sait pas" among all answers and none among communes would be from these
 * three.
 */
final class ReadingDisclosure {

  private final Settings settings;
  private final ReadingSummary read;

  private ReadingDisclosure(Settings settings, ReadingSummary read) {
    this.settings = settings;
    this.read = read;
  }

  /** The disclosure of how a request's answers were read. A tally has none, and nothing is told. */
  static ReadingDisclosure of(Settings settings) {
    return new ReadingDisclosure(
        settings, settings.answers().map(Answers::summary).orElse(ReadingSummary.NONE));
  }

  /**
   * The part of the summary that concerns some figures' questions. A remark that counts answers to
   * another question, or to one with a hidden figure, is left out.
   */
  ReadingSummary of(Collection<IndicatorResult> results) {
    List<QuestionReading> shown = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>(read.remarks());
    for (QuestionReading counted : read.questions()) {
      if (isShown(counted.question(), results)) {
        shown.add(counted);
      } else {
        String question = "'" + counted.question() + "'";
        remarks.removeIf(remark -> remark.what().en().contains(question));
      }
    }
    return new ReadingSummary(
        read.files(), shown, read.absent(), read.columns(), read.collectivites(), remarks);
  }

  /** The part of a summary that concerns no figure in particular. */
  static Optional<ReadingSummary> withoutCounts(Settings settings) {
    return Optional.of(of(settings).of(List.of())).filter(summary -> !summary.files().isEmpty());
  }

  /**
   * A result that tells what concerns it.
   *
   * @param told of all figures of the request
   */
  static IndicatorResult in(IndicatorResult result, ReadingSummary told) {
    if (told.files().isEmpty()) {
      return result;
    }
    Provenance provenance =
        Provenance.builder()
            .from(result.provenance())
            .reading(told.of(result.indicator().question()))
            .build();
    return IndicatorResult.builder().from(result).provenance(provenance).build();
  }

  private boolean isShown(String question, Collection<IndicatorResult> results) {
    List<IndicatorResult> figures =
        results.stream()
            .filter(result -> result.indicator().question().equals(question))
            .flatMap(result -> Stream.concat(Stream.of(result), result.byWave().stream()))
            .toList();
    return !figures.isEmpty()
        && figures.stream().allMatch(ReadingDisclosure::isShown)
        && (settings.wave().isEmpty() || waves(question) < 2)
        && !hasFewOthers(question, figures);
  }

  /**
   * Whether few of those who answered a question are outside the audience of a figure, or of all.
   */
  private boolean hasFewOthers(String question, List<IndicatorResult> figures) {
    Set<Set<String>> audiences =
        figures.stream()
            .map(figure -> types(figure.indicator().audience()))
            .collect(Collectors.toSet());
    if (audiences.contains(Set.of())) {
      return false; // of everybody, and protected together with the others
    }
    audiences.add(audiences.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    return audiences.stream().anyMatch(audience -> isFew(othersThan(audience, question)));
  }

  private static Set<String> types(List<CollectiviteType> audience) {
    return audience.stream().map(Enum::name).collect(Collectors.toSet());
  }

  private boolean isFew(long collectivites) {
    return collectivites > 0 && collectivites < settings.disclosure().fewest();
  }

  /**
   * How many collectivités of other types answered a question; counting stops once they are not
   * few.
   */
  private long othersThan(Set<String> audience, String question) {
    Answers answers = settings.answers().orElseThrow();
    CodedAnswers coded = answers.coded();
    int[] codes = coded.codes(question);
    return answers
        .selection()
        .map(BitSet::stream)
        .orElseGet(() -> IntStream.range(0, codes.length))
        .filter(response -> codes[response] != CodedAnswers.NO_RECORD)
        .mapToObj(coded::respondent)
        .filter(respondent -> type(respondent).filter(type -> !audience.contains(type)).isPresent())
        .map(r -> r.collectivite().map(CollectiviteRef::toString).orElse(r.id()))
        .distinct()
        .limit(settings.disclosure().fewest())
        .count();
  }

  private static Optional<String> type(Respondent respondent) {
    return respondent
        .collectivite()
        .flatMap(CollectiviteRef::type)
        .map(Enum::name)
        .or(() -> Optional.ofNullable(respondent.profile().get(Dimension.TYPE.code())));
  }

  private static boolean isShown(IndicatorResult result) {
    return !result.observed().isSuppressed() && result.observed().base().orElse(0) > 0;
  }

  private int waves(String question) {
    Questionnaire questionnaire = settings.given().questionnaire();
    return questionnaire.question(question).map(q -> questionnaire.wavesOf(q).size()).orElse(0);
  }
}
