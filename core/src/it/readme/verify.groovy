// The program prints what README.md says it prints, and README.md shows the first lines of the answers.
def root = new File(basedir, "../../../..")
def readme = new File(root, "README.md").getText("UTF-8")

String block(String text, String language) {
  (text =~ /(?s)```${language}\n(.*?)```/)[0][1]
}

def printed = new File(basedir, "target/printed.txt").getText("UTF-8").replace("\r\n", "\n")
assert printed.strip() == block(readme, "text").strip()

def answers = new File(basedir, "answers-synthetic.csv").getText("UTF-8")
assert answers.startsWith(block(readme, "csv"))
