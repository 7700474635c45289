package fr.barometre.api;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.MarginContrast;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.model.PredictedMargin;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionFit;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.ReplicateScales;
import fr.barometre.api.model.Spread;
import fr.barometre.api.model.TermTest;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Presentation;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.EstimatedNumber;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.FigureModel;
import fr.barometre.api.result.FinalWeights;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.FrameDefect;
import fr.barometre.api.result.HeadlineTest;
import fr.barometre.api.result.Independence;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.ModelledFigure;
import fr.barometre.api.result.NotCompared;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PartBounds;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScope;
import fr.barometre.api.result.PeerScore;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.result.ProfileShare;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.result.Representation;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Selection;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.Standardisation;
import fr.barometre.api.result.StandardisedEffect;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.result.TestsOfEdition;
import fr.barometre.api.result.TippingShare;
import fr.barometre.api.result.UnexplainedBias;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.api.territory.PopulationBand;
import fr.barometre.api.territory.Siren;
import fr.barometre.api.territory.Siret;
import java.util.List;
import java.util.Map;

/** One value of each public type with a JSON form, and a second where something may be absent. */
final class Values {

  private Values() {}

  static final Label LABEL = Label.of("Oui", "Yes");
  static final Modality YES = Modality.of("OUI", "Oui", "Yes");
  static final Modality BLANK = Modality.noAnswer("SR");
  static final Question QUESTION = Question.single("Q1", "5", LABEL, YES, BLANK);
  static final Coefficient COEFFICIENT = new Coefficient("kindEPCI", -0.5, 0.25, -2, 0.05);
  static final TermTest TEST = new TermTest("kind", 4, 1, 60, 0.05);
  static final PredictedMargin MARGIN = new PredictedMargin("kind", "EPCI", 0.25, 0.05);
  static final MarginContrast CONTRAST = new MarginContrast("kind", "EPCI", -0.1, 0.05, 0.05);
  static final RegressionFit FIT =
      new RegressionFit("logistic", 62, 1, 60, List.of(List.of(0.5, 0.1), List.of(0.1, 0.5)));
  static final ReferenceValue REFERENCE =
      new ReferenceValue(List.of("OUI"), 34, 0.97, "infographie");
  static final IndicatorDefinition INDICATOR =
      IndicatorDefinition.builder()
          .code("a.b")
          .label(LABEL)
          .panel("p")
          .question("Q1")
          .addCounted("OUI")
          .addAudience(CollectiviteType.COMMUNE)
          .addReferences(REFERENCE)
          .addNotes(LABEL)
          .build();
  static final Questionnaire QUESTIONNAIRE =
      Questionnaire.builder()
          .code("2025")
          .title(LABEL)
          .addThemes(new Theme("5", LABEL))
          .addWaves(new Wave("1", LABEL, List.of("5")))
          .addPanels(new Panel("p", LABEL))
          .addQuestions(QUESTION)
          .addIndicators(INDICATOR)
          .build();
  static final NumberRange RANGE = new NumberRange(0, 500, Label.of("agents", "staff"));
  static final Question NUMBER = Question.number("Q3", "5", LABEL, RANGE, BLANK);
  static final IndicatorDefinition MEAN =
      IndicatorDefinition.builder().code("q.moyenne").label(LABEL).question("Q3").build();
  static final Collectivite COMMUNE =
      Collectivite.builder()
          .type(CollectiviteType.COMMUNE)
          .code("01001")
          .name("L'Abergement-Clémenciat")
          .population(832)
          .siren(Siren.parse("210100012"))
          .departement("01")
          .region("84")
          .epci("200069193")
          .build();
  static final Collectivite BARE =
      Collectivite.builder()
          .type(CollectiviteType.REGION)
          .code("84")
          .name("ARA")
          .population(8)
          .build();
  static final Respondent NAMED =
      Respondent.builder().id("r1").collectivite(COMMUNE.ref()).role(Role.ELU).build();
  static final Respondent ANONYMOUS =
      Respondent.builder().id("r2").putProfile("TYPE", "COMMUNE").date("2025-03-31").build();
  static final Estimate ESTIMATE =
      Estimate.builder()
          .status(EstimateStatus.ESTIMATED)
          .value(0.475)
          .standardError(0.04)
          .interval(new Interval(0.4, 0.55, 0.95, "KORN_GRAUBARD"))
          .base(120)
          .clusters(120)
          .degreesOfFreedom(119)
          .effectiveBase(120)
          .kishDesignEffect(1)
          .designEffect(1.1)
          .build();
  static final Estimate BOUNDED =
      Estimate.builder()
          .status(EstimateStatus.BOUNDED)
          .bounds(new Bounds(0.2, 0.8))
          .base(12)
          .clusters(12)
          .degreesOfFreedom(11)
          .effectiveBase(12)
          .kishDesignEffect(1)
          .build();
  static final Estimate MEAN_ESTIMATE =
      Estimate.builder()
          .status(EstimateStatus.ESTIMATED)
          .unit(RANGE.unit())
          .range(new Bounds(RANGE.minimum(), RANGE.maximum()))
          .value(12.5)
          .standardError(1.25)
          .interval(new Interval(10, 15, 0.95, "NORMAL"))
          .base(120)
          .clusters(120)
          .degreesOfFreedom(119)
          .effectiveBase(120)
          .kishDesignEffect(1)
          .build();
  static final Estimate SUPPRESSED = Estimate.suppressed(SuppressionReason.TOO_FEW);
  static final OpsnShare SHARE = new OpsnShare(1000, 400, 120, 72, 3);
  static final Flag FLAG =
      new Flag(
          FlagCode.OPSN_OVERREPRESENTED,
          Severity.NOTICE,
          List.of(Evidence.of("cohensH", 0.4, 0.2, 0.5, 0.8)),
          LABEL,
          LABEL);
  static final Remedy REMEDY =
      new Remedy(Remedy.Kind.ADD_TEXT, LABEL, List.of("OPSN_OVERREPRESENTED"));
  static final FinalWeights WEIGHTS =
      new FinalWeights(
          "a.b",
          List.of(),
          LABEL,
          List.of(new FinalWeights.Row("r;1", "", "COMMUNE:01001", 2.5, true)),
          List.of(new FinalWeights.Margin("OPSN=INSIDE", 400, 399.9)));
  static final AnswerCounts COUNTS = new AnswerCounts(10, 9, 1, 2);
  static final Representation REPRESENTATION = new Representation(1.5, 0.2, 0.4, 1e-6, 2e-6);
  static final OpsnEffect EFFECT = new OpsnEffect(ESTIMATE, BOUNDED, 0.3, 0.09, 0.001);
  static final ModelledFigure NATIONAL =
      new ModelledFigure(FigureModel.DOUBLY_ROBUST, 0.36, 0.02, 0.32, 0.4);
  static final StandardisedEffect STANDARDISED =
      new StandardisedEffect(0.39, 0.33, 0.06, 0.03, 0.05);
  static final Standardisation STANDARDISATION =
      new Standardisation(List.of(Dimension.TYPE), LABEL);
  static final TestsOfEdition TESTS = new TestsOfEdition(20, 0.01, 0.1);
  static final CompositionShift SHIFT = new CompositionShift(0.06, 0.02, 1.4, 0.7);
  static final OpsnDiagnosis DIAGNOSIS =
      OpsnDiagnosis.builder()
          .share(SHARE)
          .representation(REPRESENTATION)
          .effect(EFFECT)
          .adjusted(ESTIMATE)
          .shift(SHIFT)
          .addTipping(new TippingShare(0.5, 0.68))
          .build();
  static final OpsnDiagnosis FULL_DIAGNOSIS =
      OpsnDiagnosis.builder()
          .from(DIAGNOSIS)
          .standardised(STANDARDISED)
          .standardisation(STANDARDISATION)
          .tests(TESTS)
          .build();
  static final OpsnDiagnosis NO_DIAGNOSIS =
      OpsnDiagnosis.builder().share(SHARE).adjusted(BOUNDED).build();
  static final Refusals REFUSALS = Refusals.of(Map.of("one of [1, 2]", 2L, "a number", 1L));

  static final QuestionReading QUESTION_READING = new QuestionReading("Q1", 120, 4, 3, 2, REFUSALS);

  static final ReadingSummary READING =
      new ReadingSummary(
          List.of(new ReadingSummary.File("answers.csv", 5, 3, ";", "UTF-8")),
          List.of(QUESTION_READING),
          List.of("Q2"),
          List.of(
              new ReadingSummary.UnreadColumn(
                  "answers.csv", "vague", ReadingSummary.Likeness.WAVE, ""),
              new ReadingSummary.UnreadColumn(
                  "answers.csv", "Q-2", ReadingSummary.Likeness.QUESTION, "Q2")),
          new ReadingSummary.Collectivites(
              3,
              List.of(
                  new ReadingSummary.Recognised(
                      Label.of("zéro initial rétabli", "leading zero restored"), 2)),
              1),
          List.of(
              new ReadingSummary.Remark(
                  Label.of("réponses non terminées, écartées", "responses not finished, left out"),
                  4)));

  static final Provenance PROVENANCE =
      Provenance.builder()
          .edition("2025")
          .addAnswers("answers.csv")
          .counts(COUNTS)
          .population("frame")
          .opsn("anct")
          .weighting(Label.of("none", "none"))
          .build();
  static final Provenance FULL_PROVENANCE =
      Provenance.builder()
          .from(PROVENANCE)
          .members(CollectiviteType.COMMUNE.plural())
          .frameFingerprint("4e07408562bedb8b")
          .sampling(Label.of("tirage simple", "simple random sample"))
          .reading(READING)
          .build();
  static final Wave FIRST = new Wave("1", LABEL, List.of("5"), "2023-11-22", "2024-03-31");
  static final Wave SECOND = new Wave("2", LABEL, List.of("5"), "2024-04-01", "");
  static final Segment SEGMENT =
      new Segment(
          Dimension.REGION, new Level("84", Label.same("84")), ESTIMATE, BOUNDED, List.of(FLAG));
  static final CrossedSegment CROSSED_SEGMENT =
      new CrossedSegment(
          List.of(Dimension.REGION, Dimension.OPSN),
          List.of(new Level("84", Label.same("84")), new Level("INSIDE", LABEL)),
          ESTIMATE,
          BOUNDED,
          List.of(FLAG));
  static final CrossedSegment JOINED_CROSSING =
      new CrossedSegment(
          CROSSED_SEGMENT.dimensions(),
          List.of(new Level("84+93", LABEL), new Level("INSIDE", LABEL)),
          ESTIMATE,
          BOUNDED,
          List.of(),
          List.of(List.of(new Level("84", LABEL), new Level("93", LABEL)), List.of()));
  static final Selection SELECTION =
      new Selection(
          new Bounds(0.1, 0.9),
          List.of(new HeadlineTest(0.5, 0.6, false, LABEL)),
          List.of(
              new PartBounds(
                  Dimension.REGION, new Level("84", Label.same("84")), new Bounds(0, 0.9))),
          List.of(new UnexplainedBias(0.5, -0.01, 0.48)),
          List.of(new FrameDefect(Dimension.OPSN, new Level("INSIDE", LABEL), 0.01, 42)));
  static final Selection FULL_SELECTION =
      new Selection(
          SELECTION.worstCase(),
          SELECTION.headlines(),
          SELECTION.parts(),
          SELECTION.unexplained(),
          SELECTION.defects(),
          List.of(NATIONAL));
  static final Independence INDEPENDENCE = new Independence(Dimension.TYPE, 2.5, 1.9, 230, 0.08);
  static final IndicatorResult RESULT =
      IndicatorResult.builder()
          .indicator(INDICATOR)
          .observed(ESTIMATE)
          .adjusted(BOUNDED)
          .addModalities(new ModalityShare(YES, ESTIMATE, ESTIMATE))
          .addSegments(SEGMENT)
          .opsn(DIAGNOSIS)
          .selection(SELECTION)
          .addFlags(FLAG)
          .provenance(PROVENANCE)
          .build();
  static final IndicatorResult CROSSED =
      IndicatorResult.builder().from(RESULT).addCrossedSegments(CROSSED_SEGMENT).build();

  /** With what results of before do not have. */
  static final IndicatorResult FULL_RESULT =
      IndicatorResult.builder()
          .from(CROSSED)
          .singleChoice(true)
          .opsn(FULL_DIAGNOSIS)
          .selection(FULL_SELECTION)
          .addIndependence(INDEPENDENCE)
          .build();

  static final IndicatorResult FIRST_RESULT =
      IndicatorResult.builder().from(RESULT).addWaves(FIRST).provenance(FULL_PROVENANCE).build();
  static final IndicatorResult LATEST_RESULT =
      IndicatorResult.builder().from(FIRST_RESULT).waves(List.of(SECOND)).observed(BOUNDED).build();
  static final IndicatorResult WAVES =
      IndicatorResult.builder().from(LATEST_RESULT).addByWave(FIRST_RESULT, LATEST_RESULT).build();
  static final Difference DIFFERENCE =
      new Difference(0.02, 0.01, new Interval(-0.01, 0.05, 0.95, "STUDENT"), 119, 0.2);
  static final Change CHANGE =
      Change.builder()
          .indicator(INDICATOR)
          .fromWave("1")
          .toWave("2")
          .before(ESTIMATE)
          .after(ESTIMATE)
          .commonClusters(12)
          .observed(DIFFERENCE)
          .parts(DIFFERENCE, DIFFERENCE)
          .addFlags(FLAG)
          .build();

  /** With what changes of before do not have. */
  static final Change FULL_CHANGE = Change.builder().from(CHANGE).provenance(PROVENANCE).build();

  static final ModelledArea AREA =
      ModelledArea.builder()
          .level(new Level("32", LABEL))
          .share(0.312)
          .interval(new Interval(0.224, 0.416, 0.95, "MODEL"))
          .collectivites(461)
          .respondents(12)
          .own(0.4)
          .build();

  static final ModelledResult MODELLED =
      ModelledResult.builder()
          .indicator(RESULT.indicator())
          .waves(WAVES.waves())
          .dimension(Dimension.DEPARTEMENT)
          .national(ESTIMATE)
          .oddsFactor(1.021)
          .addAreas(
              AREA,
              ModelledArea.builder()
                  .level(new Level("48", LABEL))
                  .share(0.2)
                  .interval(new Interval(0.1, 0.3, 0.95, "MODEL"))
                  .collectivites(152)
                  .own(0)
                  .build())
          .addSpreads(new Spread(List.of(Dimension.REGION), 0.394))
          .addFlags(FLAG)
          .provenance(PROVENANCE)
          .build();

  static final EditionChange EDITION_CHANGE =
      new EditionChange(
          Questionnaire.builder().from(QUESTIONNAIRE).addWaves(SECOND).build(),
          "1",
          "2",
          List.of(CHANGE),
          List.of(new NotCompared("c.d", LABEL)));
  static final Change BROKEN =
      Change.builder()
          .indicator(INDICATOR)
          .fromWave("1")
          .toWave("2")
          .before(ESTIMATE)
          .after(ESTIMATE)
          .commonClusters(12)
          .addFlags(
              new Flag(
                  FlagCode.SERIES_BREAK,
                  Severity.SEVERE,
                  List.of(Evidence.of("modalities", 1)),
                  LABEL,
                  LABEL))
          .build();
  static final Change UNEXPLAINED =
      Change.builder()
          .indicator(INDICATOR)
          .fromWave("1")
          .toWave("2")
          .waves(List.of(FIRST, SECOND))
          .before(ESTIMATE)
          .after(ESTIMATE)
          .commonClusters(0)
          .commonClustersKnown(false)
          .observed(DIFFERENCE)
          .build();
  static final ReadCollectivite READ_COLLECTIVITE =
      new ReadCollectivite(
          "1033",
          CollectiviteRef.parse("COMMUNE:01033"),
          Label.of("zéro initial rétabli", "leading zero restored"));

  static final Rejection REJECTION =
      new Rejection("answers.csv", 214, "modality", "7", "one of [1, 2]");

  static final PeerFigure PEERS =
      new PeerFigure(
          INDICATOR, List.of(new OwnAnswer(YES, 2)), PeerScope.REGION, ESTIMATE, List.of(FLAG));
  static final PeerFigure STANDING =
      new PeerFigure(
          INDICATOR,
          List.of(new OwnAnswer(YES, 2)),
          PeerScope.REGION,
          ESTIMATE,
          List.of(FLAG),
          List.of(FIRST),
          LABEL,
          PeerStanding.LIKE_MOST);
  static final Presentation PRESENTATION = new Presentation(LABEL, LABEL, LABEL);
  static final Questionnaire PRESENTED =
      Questionnaire.builder().from(QUESTIONNAIRE).presentation(PRESENTATION).build();
  static final Publication PUBLICATION =
      new Publication(
          "Déclic",
          Publication.LICENCE_OUVERTE,
          "https://example.org/barometre",
          "2025-09-01",
          List.of(new PublishedFile("https://example.org/b.csv", PublishedForm.CSV)));
  static final ProfileShare PROFILE =
      new ProfileShare(Dimension.OPSN, new Level("INSIDE", LABEL), 0.82, 0.74);

  static final PeerScore SCORE =
      new PeerScore(6.5, 3.9, 11, new Interval(3.6, 4.2, 0.95, "NORMAL"));

  /** Every public value type; {@code JsonTest} checks that none is missing. */
  static final List<Object> ALL =
      List.of(
          LABEL,
          YES,
          BLANK,
          YES.offeredIn("1"),
          QUESTION,
          RANGE,
          NUMBER,
          MEAN,
          REFERENCE,
          INDICATOR,
          QUESTIONNAIRE,
          Predictor.factor("kind", "COMMUNE", "EPCI").withBaseline("EPCI"),
          Predictor.number("size", 1.5, Double.NaN),
          COEFFICIENT,
          TEST,
          MARGIN,
          CONTRAST,
          FIT,
          new RegressionResult(
              FIT, List.of(COEFFICIENT), List.of(TEST), List.of(MARGIN), List.of(CONTRAST)),
          new RegressionResult(FIT, List.of(), List.of(), List.of(), List.of())
              .withNotes(List.of("kind 'EPCI' is found in 2 clusters only")),
          ReplicateMethod.fay(0.5),
          ReplicateMethod.bootstrap(200, 7).withVarianceAroundEstimate(),
          ReplicateScales.of(0.5, 1, 0.25),
          new Theme("5", LABEL),
          new Panel("p", LABEL),
          new Wave("1", LABEL, List.of("5")),
          FIRST,
          COMMUNE,
          BARE,
          COMMUNE.ref(),
          CollectiviteRef.of(Siren.parse("210100012")),
          Siren.parse("210100012"),
          Siret.parse("20003452800014"),
          new Level("a", LABEL),
          Dimension.OPSN,
          new Opsn("ADICO", List.of("60"), "anct"),
          new PopulationBand(0, 500),
          NAMED,
          ANONYMOUS,
          Answer.of(NAMED, "Q1", "OUI"),
          REJECTION,
          REFUSALS,
          QUESTION_READING,
          READ_COLLECTIVITE,
          READING,
          ReadingSummary.NONE,
          ESTIMATE,
          BOUNDED,
          MEAN_ESTIMATE,
          SUPPRESSED,
          Estimate.suppressed(SuppressionReason.REVEALING, 5),
          new Interval(0.1, 0.2, 0.95, "WILSON"),
          new Bounds(0, 1),
          Evidence.of("n", 12, 30.0),
          FLAG,
          REMEDY,
          WEIGHTS,
          WEIGHTS.rows().get(0),
          WEIGHTS.margins().get(0),
          FLAG.withRemedies(List.of(REMEDY)),
          SHARE,
          REPRESENTATION,
          EFFECT,
          STANDARDISED,
          NATIONAL,
          STANDARDISATION,
          TESTS,
          SHIFT,
          new TippingShare(0.5, 0.2),
          DIAGNOSIS,
          FULL_DIAGNOSIS,
          NO_DIAGNOSIS,
          COUNTS,
          PROVENANCE,
          FULL_PROVENANCE,
          SEGMENT,
          CROSSED_SEGMENT,
          JOINED_CROSSING,
          INDEPENDENCE,
          new ModalityShare(YES, ESTIMATE, BOUNDED),
          RESULT,
          CROSSED,
          FULL_RESULT,
          new Panel("p", LABEL, LABEL),
          PRESENTATION,
          PRESENTED,
          PUBLICATION,
          PUBLICATION.files().get(0),
          PROFILE,
          WAVES,
          DIFFERENCE,
          CHANGE,
          FULL_CHANGE,
          UNEXPLAINED,
          BROKEN,
          new NotCompared("c.d", LABEL),
          EDITION_CHANGE,
          new EstimatedNumber(12300, 11200, 13500, 36242),
          IndicatorResult.builder().from(RESULT).collectivites(36242).build(),
          SELECTION,
          FULL_SELECTION,
          SELECTION.headlines().get(0),
          SELECTION.parts().get(0),
          SELECTION.unexplained().get(0),
          SELECTION.defects().get(0),
          new OwnAnswer(YES, 1),
          PEERS,
          SCORE,
          STANDING.withModelled(AREA),
          AREA,
          MODELLED.spreads().get(0),
          MODELLED,
          new PeerComparison(
              COMMUNE, new Level("a", LABEL), new Level("b", LABEL), List.of(PEERS), PROVENANCE),
          new PeerComparison(
              COMMUNE,
              new Level("a", LABEL),
              new Level("b", LABEL),
              List.of(STANDING),
              PROVENANCE,
              SCORE),
          new BarometreReport(QUESTIONNAIRE, List.of(RESULT), List.of(REJECTION), COUNTS),
          new BarometreReport(QUESTIONNAIRE, List.of(RESULT), List.of(REJECTION), COUNTS, READING),
          new BarometreReport(
              PRESENTED, List.of(FULL_RESULT), List.of(), COUNTS, READING, List.of(PROFILE)));
}
