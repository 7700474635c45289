package fr.barometre.api.questionnaire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An edition of a barometer: its themes, waves, panels, questions and indicators. */
@Value.Immutable
@JsonPropertyOrder({
  "code",
  "title",
  "presentation",
  "themes",
  "waves",
  "panels",
  "questions",
  "indicators"
})
public abstract class Questionnaire implements StrictJson {

  /** The code that results give to the wave of answers which name none. */
  private static final String UNKNOWN_WAVE = "?";

  Questionnaire() {}

  /**
   * The identifier of the edition.
   *
   * @return the code, for example {@code "2025"}
   */
  @JsonProperty
  public abstract String code();

  /**
   * The title shown to people.
   *
   * @return the title
   */
  @JsonProperty
  public abstract Label title();

  /**
   * The texts of a publication about the edition as a whole.
   *
   * @return {@link Presentation#NONE} unless said otherwise
   */
  @JsonIgnore
  public Presentation presentation() {
    Presentation known = knownPresentation();
    return known == null ? Presentation.NONE : known;
  }

  @JsonProperty("presentation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  abstract @Nullable Presentation knownPresentation();

  /**
   * The subjects, each with its own questions.
   *
   * @return at least one theme
   */
  @JsonProperty
  public abstract List<Theme> themes();

  /**
   * The periods of data collection; none when the survey has only one.
   *
   * @return the waves, in order
   */
  @JsonProperty
  public abstract List<Wave> waves();

  /**
   * The blocks of the publication.
   *
   * @return the panels, in order, possibly none
   */
  @JsonProperty
  public abstract List<Panel> panels();

  /**
   * The questions.
   *
   * @return at least one question
   */
  @JsonProperty
  public abstract List<Question> questions();

  /**
   * The figures to compute.
   *
   * @return the indicators, in order
   */
  @JsonProperty
  public abstract List<IndicatorDefinition> indicators();

  /**
   * The question with a code.
   *
   * @param code the code
   * @return the question, or empty
   */
  public Optional<Question> question(String code) {
    return questions().stream().filter(q -> q.code().equals(code)).findFirst();
  }

  /**
   * The indicator with a code.
   *
   * @param code the code
   * @return the indicator, or empty
   */
  public Optional<IndicatorDefinition> indicator(String code) {
    return indicators().stream().filter(i -> i.code().equals(code)).findFirst();
  }

  /**
   * The panel with a code.
   *
   * @param code the code
   * @return the panel, or empty
   */
  public Optional<Panel> panel(String code) {
    return panels().stream().filter(p -> p.code().equals(code)).findFirst();
  }

  /**
   * The waves in which a question was put.
   *
   * @param question a question of this questionnaire
   * @return the waves whose themes include the question's, in order; of these those that it names,
   *     if it does
   */
  public List<Wave> wavesOf(Question question) {
    return waves().stream()
        .filter(w -> w.themes().contains(question.theme()))
        .filter(w -> question.waves().isEmpty() || question.waves().contains(w.code()))
        .toList();
  }

  @Value.Check
  void check() {
    Set<String> themes = distinct("theme", themes(), Theme::code);
    Set<String> waves = distinct("wave", waves(), Wave::code);
    if (waves.contains(UNKNOWN_WAVE)) {
      throw new IllegalArgumentException(
          "the wave code '"
              + UNKNOWN_WAVE
              + "' is reserved for answers whose wave is not known; expected another one");
    }
    Set<String> panels = distinct("panel", panels(), Panel::code);
    distinct("question", questions(), Question::code);
    distinct("indicator", indicators(), IndicatorDefinition::code);
    waves().forEach(w -> w.themes().forEach(t -> known("wave " + w.code(), "theme", t, themes)));
    for (Question question : questions()) {
      String where = "question " + question.code();
      known(where, "theme", question.theme(), themes);
      question.waves().forEach(wave -> known(where, "wave", wave, waves));
      if (wavesOf(question).size() < question.waves().size()) {
        throw new IllegalArgumentException(
            where
                + " is put in waves "
                + question.waves()
                + "; expected different waves that ask its theme '"
                + question.theme()
                + "'");
      }
      for (Modality modality : question.modalities()) {
        String which = where + ", modality " + modality.code() + ",";
        modality.waves().forEach(wave -> known(which, "wave", wave, waves));
      }
    }
    for (IndicatorDefinition indicator : indicators()) {
      String where = "indicator " + indicator.code();
      Question question =
          question(indicator.question())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          where + " is about an unknown question '" + indicator.question() + "'"));
      Set<String> codes = Set.copyOf(question.modalityCodes());
      question.check(indicator);
      indicator
          .references()
          .forEach(r -> r.modalities().forEach(m -> known(where, "modality", m, codes)));
      if (!indicator.panel().isEmpty()) {
        known(where, "panel", indicator.panel(), panels);
      }
    }
  }

  private static <T> Set<String> distinct(String what, List<T> values, Function<T, String> code) {
    Set<String> seen = new HashSet<>();
    for (T value : values) {
      if (!seen.add(code.apply(value))) {
        throw new IllegalArgumentException(
            "two " + what + "s have the code '" + code.apply(value) + "'");
      }
    }
    return seen;
  }

  private static void known(String where, String what, String code, Set<String> codes) {
    if (!codes.contains(code)) {
      throw new IllegalArgumentException(
          where
              + " names an unknown "
              + what
              + " '"
              + code
              + "'; expected one of "
              + codes.stream().sorted().toList());
    }
  }

  @JsonCreator
  static Questionnaire fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty("title") @Nullable Label title,
      @JsonProperty("presentation") @Nullable Presentation presentation,
      @JsonProperty("themes") @Nullable List<Theme> themes,
      @JsonProperty("waves") @Nullable List<Wave> waves,
      @JsonProperty("panels") @Nullable List<Panel> panels,
      @JsonProperty("questions") @Nullable List<Question> questions,
      @JsonProperty("indicators") @Nullable List<IndicatorDefinition> indicators) {
    List<Question> asked = questions == null ? List.of() : questions;
    return builder()
        .code(code)
        .title(title == null ? Label.same(code) : title)
        .knownPresentation(presentation)
        .themes(themes == null ? themesOf(asked) : themes)
        .waves(waves == null ? List.of() : waves)
        .panels(panels == null ? List.of() : panels)
        .questions(asked)
        .indicators(indicators == null ? List.of() : indicators)
        .build();
  }

  /** The themes that questions name, by their codes. */
  private static List<Theme> themesOf(List<Question> questions) {
    return questions.stream()
        .map(Question::theme)
        .distinct()
        .map(theme -> new Theme(theme, Label.same(theme)))
        .toList();
  }

  /**
   * An empty builder: code and title must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return title().fr() + " (" + questions().size() + " questions)";
  }

  /** Builds a {@link Questionnaire}. */
  public static final class Builder extends ImmutableQuestionnaire.Builder {
    Builder() {}

    /**
     * Sets what a publication says of the edition as a whole.
     *
     * @param presentation subtitle, caveat and credits
     * @return this builder
     */
    public Builder presentation(Presentation presentation) {
      knownPresentation(presentation.equals(Presentation.NONE) ? null : presentation);
      return this;
    }
  }
}
