package fr.barometre.answers;

import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.codebook.Vocabulary;
import fr.barometre.resolution.TypeWords;
import fr.barometre.spelling.UsualHeaders;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which answers are read, for those who read and write codebooks. */
final class AnswerVocabulary implements Vocabulary {

  static final Vocabulary DEFAULT = new AnswerVocabulary();

  private static final Pattern TOTAL =
      Pattern.compile(
          "(?:(?:sous|grand|sub)[- ]?)?tota(?:l|ux)\\b.{0,40}|ensemble|somme|moyenne generale");

  private AnswerVocabulary() {}

  @Override
  public String plain(String text) {
    return PlainText.of(text);
  }

  @Override
  public Optional<ModalityKind> kind(String plain) {
    return AnswerWords.DEFAULT.kind(plain);
  }

  @Override
  public boolean isTotal(String text) {
    return TOTAL.matcher(PlainText.of(text)).matches();
  }

  @Override
  public boolean isError(String text) {
    return AnswerWords.isError(text);
  }

  @Override
  public boolean isYes(String plain) {
    return AnswerWords.isYes(plain);
  }

  @Override
  public boolean isNo(String plain) {
    return AnswerWords.isNo(plain);
  }

  @Override
  public boolean isTicked(String plain) {
    return AnswerWords.isTicked(plain);
  }

  @Override
  public boolean isUnticked(String plain) {
    return AnswerWords.isUnticked(plain);
  }

  @Override
  public Optional<BigDecimal> number(String text) {
    return NumberText.number(text);
  }

  @Override
  public boolean isAmbiguous(String text) {
    return NumberText.isAmbiguous(text);
  }

  @Override
  public boolean isDay(String text) {
    DateText.Day day = DateText.day(text);
    return day.dayFirst().isPresent() || day.monthFirst().isPresent();
  }

  @Override
  public boolean asksType(String plain) {
    return UsualHeaders.isOfType(plain);
  }

  @Override
  public boolean isType(String text) {
    return !TypeWords.of(text).isEmpty();
  }

  @Override
  public Optional<String> field(String header) {
    String plain = PlainText.of(header);
    return Arrays.stream(Field.values())
        .filter(field -> !field.isHint() && field.names().contains(plain))
        .map(field -> field.name().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
