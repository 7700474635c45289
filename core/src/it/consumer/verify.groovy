String read(String name) {
  new File(basedir, "target/" + name).getText("UTF-8")
}

assert read("class-path.txt").contains("50.0% [")
assert read("class-path.txt").contains("module: null")
assert read("module-path.txt").contains("50.0% [")
assert read("module-path.txt").contains("module: consumer")
assert read("image.txt").contains("50.0% [")
assert read("image.txt").contains("module: consumer")
// Maven's warning about modules named by their file.
assert !new File(basedir, "build.log").getText("UTF-8").contains("automodules")

def artifacts = (read("dependencies.txt") =~ /([\w.-]+):([\w.-]+):jar:[^:\s]+:(compile|runtime)/)
    .collect { it[1] + ":" + it[2] } as TreeSet
// FastCSV, Commons Statistics and what it brings itself: nothing else.
assert artifacts == [
    "com.fasterxml.jackson.core:jackson-annotations",
    "de.siegmar:fastcsv",
    "fr.barometre:barometre-api",
    "fr.barometre:barometre-core",
    "org.apache.commons:commons-numbers-combinatorics",
    "org.apache.commons:commons-numbers-core",
    "org.apache.commons:commons-numbers-fraction",
    "org.apache.commons:commons-numbers-gamma",
    "org.apache.commons:commons-numbers-rootfinder",
    "org.apache.commons:commons-rng-client-api",
    "org.apache.commons:commons-rng-sampling",
    "org.apache.commons:commons-statistics-distribution"] as TreeSet
