package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.CollectiviteType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read again, and whatever is in a file, it is read or refused in words. */
class CodebookPropertyTest {

  private static final List<String> PIECES =
      List.of(
          "Oui",
          "non",
          "Ne sait pas",
          "N/A",
          "-",
          "é",
          "à l'ŒUVRE",
          ";",
          ",",
          "\"",
          "'",
          "=",
          "+",
          "@",
          "\n",
          "\r\n",
          " ",
          "x",
          "question",
          "thème",
          "0",
          "1,200",
          "-5",
          "[",
          "]",
          "\t",
          "\u00a0z",
          "Combien ?",
          "—",
          "0-5000",
          "type",
          "😀");

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    String stripped = text.toString().replace('\u00a0', ' ').strip();
    return stripped.isEmpty() ? "a" : stripped;
  }

  private static Label label(Random random) {
    return random.nextBoolean() ? Label.same(text(random)) : Label.of(text(random), text(random));
  }

  private static Questionnaire questionnaire(Random random) {
    Questionnaire.Builder builder = Questionnaire.builder();
    builder.code(text(random)).title(label(random));
    List<String> themes = codes(random, 3);
    themes.forEach(t -> builder.addThemes(new Theme(t, label(random))));
    List<String> waves = codes(random, 3);
    Map<String, List<String>> ofTheme = new HashMap<>();
    for (String wave : waves) {
      List<String> asked = new ArrayList<>(themes);
      Collections.shuffle(asked, random);
      List<String> some = asked.subList(0, 1 + random.nextInt(asked.size()));
      some.forEach(theme -> ofTheme.computeIfAbsent(theme, t -> new ArrayList<>()).add(wave));
      builder.addWaves(
          new Wave(
              wave,
              label(random),
              some,
              random.nextBoolean() ? "" : "2025-01-0" + (1 + random.nextInt(9)),
              random.nextBoolean() ? "" : "2025-02-0" + (1 + random.nextInt(9))));
    }
    List<String> panels = codes(random, 2);
    panels.forEach(p -> builder.addPanels(new Panel(p, label(random))));
    boolean usual = random.nextBoolean();
    for (String code : codes(random, 6)) {
      String theme = themes.get(random.nextInt(themes.size()));
      Question question = question(random, code, theme, waves);
      List<String> asking = ofTheme.getOrDefault(theme, List.of());
      if (asking.size() > 1 && random.nextBoolean()) { // not in the last one
        question = question.askedIn(asking.subList(0, asking.size() - 1).toArray(String[]::new));
      }
      builder.addQuestions(question);
      int most = usual ? 1 : 2;
      for (int i = random.nextInt(most + 1); i > 0; i--) {
        String indicator = usual ? code : code + text(random) + i;
        builder.addIndicators(indicator(random, question, indicator, panels));
      }
    }
    return builder.build();
  }

  private static List<String> codes(Random random, int most) {
    List<String> codes = new ArrayList<>();
    for (int n = 1 + random.nextInt(most); n > 0; n--) {
      String code = text(random).replace('|', 'I');
      if (!codes.contains(code)) {
        codes.add(code);
      }
    }
    return codes;
  }

  private static Question question(Random random, String code, String theme, List<String> waves) {
    QuestionKind kind = QuestionKind.values()[random.nextInt(3)];
    List<Modality> modalities = new ArrayList<>();
    for (String modality : codes(random, 5)) {
      boolean first = modalities.isEmpty() && kind != QuestionKind.NUMBER;
      ModalityKind[] kinds = ModalityKind.values();
      int from = kind == QuestionKind.NUMBER ? 1 : 0;
      ModalityKind said =
          first ? ModalityKind.SUBSTANTIVE : kinds[from + random.nextInt(kinds.length - from)];
      List<String> offered = new ArrayList<>(waves);
      offered.removeIf(wave -> random.nextInt(3) > 0);
      modalities.add(new Modality(modality, label(random), said, offered));
    }
    double least = Math.rint(random.nextGaussian() * 1e6) / Math.pow(10, random.nextInt(8)) + 0.0;
    NumberRange range =
        new NumberRange(least, least + Math.pow(10, random.nextInt(20) - 3.0), label(random));
    boolean numbers = kind == QuestionKind.NUMBER;
    return new Question(
        code,
        theme,
        label(random),
        kind,
        numbers && random.nextBoolean() ? List.of() : modalities,
        numbers ? range : null);
  }

  private static IndicatorDefinition indicator(
      Random random, Question question, String code, List<String> panels) {
    boolean mean = question.kind() == QuestionKind.NUMBER;
    List<String> counted = new ArrayList<>(question.modalityCodes());
    if (random.nextInt(4) == 0) {
      Collections.shuffle(counted, random);
    }
    IndicatorDefinition.Builder builder = IndicatorDefinition.builder();
    builder
        .code(code)
        .question(question.code())
        .label(random.nextBoolean() ? question.wording() : label(random))
        .panel(random.nextBoolean() ? "" : panels.get(random.nextInt(panels.size())))
        .counted(mean ? List.of() : counted.subList(0, 1 + random.nextInt(counted.size())));
    if (random.nextBoolean()) {
      builder.countingUnit(CountingUnit.values()[random.nextInt(3)]);
      builder.countsLack(random.nextBoolean());
    }
    if (random.nextBoolean()) {
      builder.printedUnit(label(random));
    }
    if (random.nextBoolean()) {
      builder.audience(
          List.of(CollectiviteType.values()[random.nextInt(13)], CollectiviteType.CTU));
    }
    if (!mean && random.nextBoolean()) {
      builder.basePolicy(BasePolicy.values()[random.nextInt(3)]);
      builder.addReferences(
          new ReferenceValue(
              question.modalityCodes(),
              random.nextInt(1001) / 10.0,
              random.nextDouble(),
              random.nextBoolean() ? "" : text(random)));
    }
    if (random.nextBoolean()) {
      builder.addNotes(label(random), label(random));
    }
    return builder.build();
  }

  private static <T> T with(byte[] bytes, java.util.function.Function<Path, T> reading) {
    try {
      Path file = Files.createTempFile("codebook", ".csv");
      try {
        Files.write(file, bytes);
        return reading.apply(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Property(tries = 100)
  void whatIsWrittenIsReadAgain(@ForAll long seed) {
    Questionnaire questionnaire = questionnaire(new Random(seed));
    String text = Codebook.of(questionnaire).text();
    Questionnaire read = with(utf8(text), f -> Codebook.read(f).questionnaire());
    assertThat(read).as(text).isEqualTo(questionnaire);
  }

  @Property(tries = 150)
  void whateverRowsAreReadOrRefusedInWords(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder();
    List<String> headers =
        new ArrayList<>(
            List.of(
                "question",
                "libellé",
                "type",
                "thème",
                "vague",
                "code",
                "modalité",
                "sens",
                "compte",
                "minimum",
                "base"));
    csv.append(String.join(";", headers)).append('\n');
    List<String> cells =
        List.of(
            "",
            "",
            "",
            "",
            "q",
            "r",
            "Oui",
            "nombre",
            "unique",
            "oui/non",
            "thème",
            "vague",
            "indicateur",
            "référence",
            "note",
            "0-5",
            "5",
            "ne sait pas",
            "x",
            "non",
            "1|2",
            "|",
            "questionnaire",
            "texte",
            "LATEST",
            "Q 1");
    for (int row = random.nextInt(6); row >= 0; row--) {
      for (int c = 0; c < headers.size(); c++) {
        boolean usual = c == 2 || c == 0 ? random.nextInt(3) > 0 : random.nextInt(5) > 0;
        String wanted = c == 0 ? "q" + random.nextInt(3) : c == 2 ? "unique" : "";
        csv.append(usual ? wanted : cells.get(random.nextInt(cells.size()))).append(';');
      }
      csv.append('\n');
    }
    try {
      with(utf8(csv.toString()), Codebook::read);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).as(csv.toString()).matches("(?s)codebook\\d+\\.csv:.*");
    }
  }

  @Property(tries = 100)
  void aDraftOfAnyTableCanBeRead(@ForAll long seed) {
    Random random = new Random(seed);
    int width = 1 + random.nextInt(6);
    List<List<String>> columns = new ArrayList<>();
    StringBuilder csv = new StringBuilder();
    for (int c = 0; c < width; c++) {
      String header =
          random.nextInt(4) == 0
              ? List.of("id", "wave", "a[x]", "a[y]", "a", "code", "question", "modalite", "")
                  .get(random.nextInt(9))
              : text(random);
      csv.append(quoted(header)).append(c == width - 1 ? "\n" : ";");
      List<String> texts = new ArrayList<>();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        texts.add(random.nextInt(5) == 0 ? String.valueOf(random.nextInt(100)) : text(random));
      }
      columns.add(texts);
    }
    for (int row = random.nextInt(40); row >= 0; row--) {
      for (int c = 0; c < width; c++) {
        List<String> texts = columns.get(c);
        csv.append(quoted(texts.get(random.nextInt(texts.size()))))
            .append(c == width - 1 ? "\n" : ";");
      }
    }
    Codebook draft = with(utf8(csv.toString()), Codebook::draft);
    Codebook again = with(utf8(draft.text()), Codebook::read);
    assertThat(again.questionnaire().questions()).isEqualTo(draft.questionnaire().questions());
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Property(tries = 80)
  void aDraftNeverHasPersonalData(@ForAll long seed, @ForAll("persons") List<String> persons) {
    Random random = new Random(seed);
    List<String> usual = List.of("Oui", "Non", "En projet", "En cours", "Peut-être", "12");
    StringBuilder csv = new StringBuilder("quelque chose;charte\n");
    for (int row = random.nextInt(60) + persons.size(); row >= 0; row--) {
      boolean person = row < persons.size();
      csv.append(person ? persons.get(row) : usual.get(random.nextInt(usual.size())))
          .append(";Oui\n");
    }
    String draft = with(utf8(csv.toString()), f -> Codebook.draft(f).text());
    persons.forEach(p -> assertThat(draft).doesNotContain(p));
  }

  @Provide
  Arbitrary<List<String>> persons() {
    return Arbitraries.of(
            "jean.dupont@mairie.fr",
            "06 12 34 56 78",
            "+33 6 12 34 56 78",
            "0612345678",
            "Jean Dupont",
            "Mme Martin",
            "M. le maire Durand",
            "Marie-Claire de La Tour",
            "DUPONT Jean",
            "écrire à j@x.fr",
            "tél. 01.23.45.67.89")
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
