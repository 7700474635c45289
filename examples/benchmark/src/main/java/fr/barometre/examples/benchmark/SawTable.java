package fr.barometre.examples.benchmark;

import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.Table;

/** The same responses in a data frame of Tablesaw. */
final class SawTable {

  private final Table table;

  private SawTable(Table table) {
    this.table = table;
  }

  static SawTable of(Responses responses) {
    Table table =
        Table.create(
            "responses",
            IntColumn.create("cell", responses.cells()),
            DoubleColumn.create("weight", responses.weights()));
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      byte[] column = responses.column(q);
      short[] values = new short[column.length];
      for (int i = 0; i < column.length; i++) {
        values[i] = column[i];
      }
      table.addColumns(ShortColumn.create("q" + q, values));
    }
    return new SawTable(table);
  }

  /** The weight of responses by cell and modality. */
  double[] weights(int question) {
    String column = "q" + question;
    Table sums = table.summarize("weight", AggregateFunctions.sum).by("cell", column);
    double[] found = new double[Responses.CELLS * Responses.MODALITIES];
    for (Row row : sums) {
      found[row.getInt("cell") * Responses.MODALITIES + row.getShort(column)] = row.getDouble(2);
    }
    return found;
  }
}
