package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, one after the other, print what the README says. */
class ReadmeTest {

  private static final String LEFT_OUT = "[…]";

  private static final Pattern BLOCK = Pattern.compile("(?s)```(console|csv)\\n(.*?)```");

  /** A word of a command, of which a part may stand between quotes. */
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

  private static final Pattern FILE =
      Pattern.compile("[a-z-]+(\\.s[a-z]+)?\\.(csv|json|html|svg|jsonld|md)");

  @TempDir private Path folder;

  private String inFolder(String word) {
    return FILE.matcher(word).matches() ? folder.resolve(word).toString() : word;
  }

  /** What a command prints, without blank lines and the folder. */
  private List<String> run(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(inFolder(matcher.group().replace("\"", "")));
    }
    assertThat(words.get(0)).isEqualTo("barometre");
    Call call = Call.of(words.subList(1, words.size()).toArray(String[]::new));
    return (call.out() + call.err())
        .replace(folder + "/", "")
        .replace('\u00A0', ' ')
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Test
  void everyCommandPrintsWhatThePageSays() throws IOException {
    Files.copy(
        Call.QUICKSTART.resolve("numerique-google-forms.csv"), folder.resolve("reponses.csv"));
    Files.copy(
        Call.QUICKSTART.resolve("numerique-codebook.csv"), folder.resolve("questionnaire.csv"));
    Files.copy(Path.of(Call.ANSWERS), folder.resolve("answers-synthetic.csv"));
    int commands = 0;
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
    while (blocks.find()) {
      if (blocks.group(1).equals("csv")) {
        Files.writeString(folder.resolve("tableau.csv"), blocks.group(2));
        continue;
      }
      for (String part : blocks.group(2).split("(?m)^\\$ ")) {
        if (!part.isBlank()) {
          List<String> lines = Arrays.stream(part.split("\n")).map(String::strip).toList();
          compare(lines.get(0), lines.subList(1, lines.size()));
          commands++;
        }
      }
    }
    assertThat(commands).isGreaterThan(8);
    assertThat(Files.readString(folder.resolve("page.html"))).startsWith("<!DOCTYPE html>");
  }

  /** Lines that follow each other on the page follow each other in what is printed. */
  private void compare(String command, List<String> said) {
    List<String> printed = run(command);
    List<String> run = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= said.size(); i++) {
      if (i < said.size() && !said.get(i).equals(LEFT_OUT)) {
        run.add(said.get(i));
      } else if (!run.isEmpty()) {
        assertThat(printed.subList(from, printed.size())).as(command).containsSequence(run);
        from += printed.subList(from, printed.size()).indexOf(run.get(0)) + run.size();
        run.clear();
      }
    }
    if (!said.contains(LEFT_OUT)) {
      assertThat(printed).as(command).isEqualTo(said);
    }
  }
}
