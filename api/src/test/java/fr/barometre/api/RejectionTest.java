package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Rejection;
import org.junit.jupiter.api.Test;

class RejectionTest {

  @Test
  void isToldOnOneLineWhateverTheFileHolds() {
    assertThat(new Rejection("a.csv", 3, "Q1\nsuite", "x\r\u0007y\u2028", "one of [OUI]"))
        .hasToString("a.csv:3: Q1\\u000asuite 'x\\u000d\\u0007y\\u2028': expected one of [OUI]");
  }
}
