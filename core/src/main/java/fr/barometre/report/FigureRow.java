package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Independence;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of open data with its figures: of everyone, of a modality, of a level or of a combination
 * of levels; or a model's for an area.
 *
 * @param indicator what is counted
 * @param waves the waves of the answers
 * @param opsn name of the OPSN list, or {@code ""}
 * @param part whom the figures are of
 * @param what the answer that is counted
 * @param observed the observed figure; of a modelled row, the national figure, which is not shown
 * @param adjusted the adjusted figure
 * @param marks codes of the flags of the row
 * @param about the flags that the quality of the figures is told by
 * @param independence p-value of the test of the dimension that the row is of, if there is one
 * @param area the modelled figure; empty for figures that are counted
 */
record FigureRow(
    IndicatorDefinition indicator,
    List<Wave> waves,
    String opsn,
    Part part,
    Answer what,
    Estimate observed,
    Estimate adjusted,
    List<FlagCode> marks,
    List<Flag> about,
    Optional<Double> independence,
    Optional<ModelledArea> area) {

  private static final Answer COUNTED =
      new Answer(
          OpenData.COUNTED, Label.of("ce que l’indicateur compte", "what the indicator counts"));

  private static final Answer MEAN = new Answer(OpenData.MEAN, Label.of("moyenne", "mean"));

  /** The answer that a figure counts. */
  record Answer(String code, Label label) {}

  /**
   * A part of the population: a level of each of some dimensions, with the levels of the frame that
   * each stands for; of no dimension if it is everyone.
   */
  record Part(List<Dimension> dimensions, List<Level> levels, List<List<Level>> joined) {

    static final Part ALL = new Part(List.of(), List.of(), List.of());

    /** The levels of the frame that a level stands for; none if it is one of them. */
    List<Level> joined(int at) {
      return joined.isEmpty() ? List.of() : joined.get(at);
    }
  }

  /** The rows of a result, or of each of its waves. */
  static List<FigureRow> of(IndicatorResult all) {
    List<FigureRow> rows = new ArrayList<>();
    for (IndicatorResult result : all.byWave().isEmpty() ? List.of(all) : all.byWave()) {
      Answer counted = result.indicator().isMean() ? MEAN : COUNTED;
      List<Flag> flags = result.flags();
      rows.add(row(result, Part.ALL, counted, result.observed(), result.adjusted(), flags));
      for (ModalityShare share : result.modalities()) {
        Answer answer = new Answer(share.modality().code(), share.modality().label());
        rows.add(row(result, Part.ALL, answer, share.observed(), share.adjusted(), flags));
      }
      for (Segment at : result.segments()) {
        Part part = new Part(List.of(at.dimension()), List.of(at.level()), List.of(at.joined()));
        rows.add(row(result, part, counted, at.observed(), at.adjusted(), at.flags()));
      }
      for (CrossedSegment at : result.crossedSegments()) {
        Part part = new Part(at.dimensions(), at.levels(), at.joined());
        rows.add(row(result, part, counted, at.observed(), at.adjusted(), at.flags()));
      }
    }
    return rows;
  }

  /** The rows of modelled figures; a wide interval is marked beside what all areas have. */
  static List<FigureRow> of(ModelledResult result) {
    List<FigureRow> rows = new ArrayList<>();
    List<FlagCode> codes = result.flags().stream().map(Flag::code).toList();
    for (ModelledArea area : result.areas()) {
      List<FlagCode> marks = new ArrayList<>(codes);
      if (area.interval().width() >= ModelPage.WIDE) {
        marks.add(FlagCode.WIDE_INTERVAL);
      }
      rows.add(
          new FigureRow(
              result.indicator(),
              result.waves(),
              result.provenance().opsn(),
              new Part(List.of(result.dimension()), List.of(area.level()), List.of()),
              COUNTED,
              result.national(),
              result.national(),
              marks,
              List.of(),
              Optional.empty(),
              Optional.of(area)));
    }
    return rows;
  }

  private static FigureRow row(
      IndicatorResult result,
      Part part,
      Answer what,
      Estimate observed,
      Estimate adjusted,
      List<Flag> flags) {
    return new FigureRow(
        result.indicator(),
        result.waves(),
        result.provenance().opsn(),
        part,
        what,
        observed,
        adjusted,
        flags.stream().map(Flag::code).toList(),
        flags,
        result.independence().stream()
            .filter(test -> part.dimensions().equals(List.of(test.dimension())))
            .map(Independence::pValue)
            .findFirst(),
        Optional.empty());
  }
}
