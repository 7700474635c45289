package fr.barometre.answers;

/** Why a row cannot be used: the column, its value, and what was expected there. */
record Problem(String column, String value, String expected) {}
