package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's form; its program is compiled and run in {@code src/it/readme}. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");

  @Test
  void has_one_command_to_try_and_one_to_test() throws IOException {
    String text = Files.readString(README);
    assertThat(text.lines().count()).isLessThan(150);
    for (String section : List.of("## Try it", "## Test it")) {
      String body = text.substring(text.indexOf(section));
      body = body.substring(0, body.indexOf("\n## "));
      assertThat(body.split("```", -1)).as(section).hasSize(3);
      assertThat(body.split("```", -1)[1].strip().lines()).as(section).hasSize(1);
    }
  }
}
