package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.ReadingSummary.Remark;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Provenance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What results tell of the files that their answers were read from.
 *
 * <p>What the answers to a question say is counted of all its waves. It is told only if each figure
 * of the question is shown, in each wave: beside the figures of other waves, it would tell what a
 * few collectivités said in one whose figure is hidden.
 */
final class FilesTold {

  private final Settings settings;
  private final ReadingSummary read;

  private FilesTold(Settings settings, ReadingSummary read) {
    this.settings = settings;
    this.read = read;
  }

  /** What there is to tell; nothing where there is a tally. */
  static FilesTold of(Settings settings) {
    return new FilesTold(
        settings, settings.answers().map(Answers::summary).orElse(ReadingSummary.NONE));
  }

  /**
   * What concerns several figures, of the questions that they are about; a remark that counts
   * answers to another question, or to one of which a figure is hidden, is left out.
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

  /** What concerns no figure in particular. */
  static Optional<ReadingSummary> withoutCounts(Settings settings) {
    return Optional.of(of(settings).of(List.of())).filter(summary -> !summary.files().isEmpty());
  }

  /** A result that tells what concerns it, when all figures of its question are known. */
  IndicatorResult in(IndicatorResult result, Collection<IndicatorResult> all) {
    if (read.files().isEmpty()) {
      return result;
    }
    Provenance provenance =
        Provenance.builder()
            .from(result.provenance())
            .reading(of(all).of(result.indicator().question()))
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
        && figures.stream().allMatch(FilesTold::isShown)
        && (settings.wave().isEmpty() || waves(question) < 2);
  }

  private static boolean isShown(IndicatorResult result) {
    return !result.observed().isSuppressed() && result.observed().base().orElse(0) > 0;
  }

  private int waves(String question) {
    Questionnaire questionnaire = settings.given().questionnaire();
    return questionnaire.question(question).map(q -> questionnaire.wavesOf(q).size()).orElse(0);
  }
}
