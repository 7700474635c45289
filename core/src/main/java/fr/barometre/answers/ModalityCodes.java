package fr.barometre.answers;

import java.util.Arrays;
import java.util.List;

/** Splits cells that name several modalities. */
final class ModalityCodes {

  private ModalityCodes() {}

  /** The codes that a cell joins by {@code |}; none for a blank. */
  static List<String> of(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
  }
}
