package fr.barometre.tally;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Presentation;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.cube.ByteSink;
import fr.barometre.cube.ByteSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of questionnaires: each value by its parts in the order of its declaration, texts
 * and lists as in {@link TallyFormat}, an enumerated value by its name.
 */
final class DefinitionFormat {

  private static final String LACK = "lack";

  private DefinitionFormat() {}

  static void write(ByteSink out, Questionnaire questionnaire) {
    out.text(questionnaire.code());
    write(out, questionnaire.title());
    Presentation said = questionnaire.presentation();
    write(out, said.subtitle());
    write(out, said.caveat());
    write(out, said.credits());
    out.list(questionnaire.themes(), theme -> write(out, theme.code(), theme.label()));
    out.list(
        questionnaire.waves(),
        wave -> {
          write(out, wave.code(), wave.label());
          out.list(wave.themes(), out::text);
          out.text(wave.from());
          out.text(wave.to());
        });
    out.list(
        questionnaire.panels(),
        panel -> {
          write(out, panel.code(), panel.label());
          write(out, panel.printed());
        });
    out.list(questionnaire.questions(), question -> write(out, question));
    out.list(questionnaire.indicators(), indicator -> write(out, indicator));
  }

  static Questionnaire questionnaire(ByteSource in) {
    return Questionnaire.builder()
        .code(in.text())
        .title(label(in))
        .presentation(new Presentation(labelIfAny(in), labelIfAny(in), labelIfAny(in)))
        .themes(in.list(() -> new Theme(in.text(), label(in))))
        .waves(
            in.list(() -> new Wave(in.text(), label(in), in.list(in::text), in.text(), in.text())))
        .panels(in.list(() -> new Panel(in.text(), label(in), labelIfAny(in))))
        .questions(in.list(() -> question(in)))
        .indicators(in.list(() -> indicator(in)))
        .build();
  }

  static void write(ByteSink out, Label label) {
    out.text(label.fr());
    out.text(label.en());
  }

  static Label label(ByteSource in) {
    return new Label(in.text(), in.text());
  }

  /** A label that may not be there, as a list of one or none. */
  private static void write(ByteSink out, Optional<Label> label) {
    out.list(label.stream().toList(), one -> write(out, one));
  }

  private static @Nullable Label labelIfAny(ByteSource in) {
    List<Label> found = in.list(() -> label(in));
    return found.isEmpty() ? null : found.get(0);
  }

  static void write(ByteSink out, String code, Label label) {
    out.text(code);
    write(out, label);
  }

  private static void write(ByteSink out, Question question) {
    out.text(question.code());
    out.text(question.theme());
    write(out, question.wording());
    out.text(question.kind().name());
    out.list(question.waves(), out::text);
    out.list(
        question.modalities(),
        modality -> {
          write(out, modality.code(), modality.label());
          out.text(modality.kind().name());
          out.list(modality.waves(), out::text);
        });
    question
        .range()
        .ifPresent(
            range -> {
              out.real(range.minimum());
              out.real(range.maximum());
              write(out, range.unit());
            });
  }

  private static Question question(ByteSource in) {
    String code = in.text();
    String theme = in.text();
    Label wording = label(in);
    QuestionKind kind = in.oneOf(QuestionKind.class);
    List<String> waves = in.list(in::text);
    List<Modality> modalities =
        in.list(
            () ->
                new Modality(
                    in.text(), label(in), in.oneOf(ModalityKind.class), in.list(in::text)));
    return kind == QuestionKind.NUMBER
        ? new Question(
            code,
            theme,
            wording,
            kind,
            modalities,
            new NumberRange(in.real(), in.real(), label(in)),
            waves)
        : new Question(code, theme, wording, kind, modalities, null, waves);
  }

  static void write(ByteSink out, IndicatorDefinition indicator) {
    write(out, indicator.code(), indicator.label());
    out.text(indicator.panel());
    out.text(indicator.question());
    out.list(indicator.counted(), out::text);
    out.text(indicator.basePolicy().name());
    out.text(indicator.countingUnit().name());
    out.list(indicator.audience(), type -> out.text(type.name()));
    out.text(indicator.countsLack() ? LACK : "");
    write(out, indicator.printedUnit());
    out.list(
        indicator.references(),
        reference -> {
          out.list(reference.modalities(), out::text);
          out.real(reference.percent());
          out.real(reference.confidence());
          out.text(reference.source());
        });
    out.list(indicator.notes(), note -> write(out, note));
  }

  static IndicatorDefinition indicator(ByteSource in) {
    return IndicatorDefinition.builder()
        .code(in.text())
        .label(label(in))
        .panel(in.text())
        .question(in.text())
        .counted(in.list(in::text))
        .basePolicy(in.oneOf(BasePolicy.class))
        .countingUnit(in.oneOf(CountingUnit.class))
        .audience(in.list(() -> in.oneOf(CollectiviteType.class)))
        .countsLack(in.text().equals(LACK))
        .printedUnit(label(in))
        .references(
            in.list(() -> new ReferenceValue(in.list(in::text), in.real(), in.real(), in.text())))
        .notes(in.list(() -> label(in)))
        .build();
  }
}
