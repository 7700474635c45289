// Takes the program and the answers from where README.md has them.
def root = new File(basedir, "../../../..")
def readme = new File(root, "README.md").getText("UTF-8")
def program = (readme =~ /(?s)```java\n(.*?)```/)[0][1]
def sources = new File(basedir, "src/main/java")
sources.mkdirs()
new File(sources, "Charter.java").setText(program, "UTF-8")
def answers = new File(root, "examples/quickstart/src/main/resources/answers-synthetic.csv").getText("UTF-8")
new File(basedir, "answers-synthetic.csv").setText(answers, "UTF-8")
