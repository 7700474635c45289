// Leaves out, of the changes that japicmp found, those that accepted.txt names.
def list = new File(System.getProperty('maven.multiModuleProjectDirectory'), '.github/api/accepted.txt')
def accepted = list.readLines('UTF-8')
    .findAll { !it.isBlank() && !it.startsWith('#') }
    .collect { it.split(':', 2)[0].trim() }
jApiClasses.removeIf { it.fullyQualifiedName in accepted }
jApiClasses.each { type ->
  def named = { member -> "${type.fullyQualifiedName}#${member.name}".toString() in accepted }
  type.methods.removeIf(named)
  type.fields.removeIf(named)
  type.constructors.removeIf(named)
}
return jApiClasses
