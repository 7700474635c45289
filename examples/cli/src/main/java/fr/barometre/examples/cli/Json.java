package fr.barometre.examples.cli;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The library's values as JSON. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static String text(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  /** Reads a value, or says where the file is wrong. */
  static <T> T read(Terminal terminal, Path file, Class<T> type) {
    try {
      return MAPPER.readValue(file, type);
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      int line = place == null ? 1 : Math.max(1, place.getLineNr());
      if (e instanceof StreamReadException) {
        throw new WrongCall(terminal.texts().say("json.syntax", file, line));
      }
      Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
      String why = cause == e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
      throw new WrongCall(
          terminal.texts().say("json.wrong", file, line, LibraryWords.in(terminal.texts(), why)));
    }
  }
}
