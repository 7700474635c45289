def expected = ["BarometreReport: same", "Questionnaire: same", "Collectivite: same"]
["class-path", "module-path"].each { path ->
  def text = new File(basedir, "target/" + path + ".txt").getText("UTF-8")
  expected.each { assert text.contains(it) }
}
assert new File(basedir, "target/module-path.txt").text.contains("module: json")
