import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.ClassFile;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.SourceFileAttribute;

/** Writes what users can see of a module's classes to a jar: exported packages, without code. */
class Signatures {

  private static final LocalDateTime SAME_BYTES_EACH_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  public static void main(String... args) throws IOException {
    Path classes = Path.of(args[0]);
    Set<String> exported;
    try (InputStream module = Files.newInputStream(classes.resolve("module-info.class"))) {
      exported =
          ModuleDescriptor.read(module).exports().stream()
              .map(exports -> exports.source().replace('.', '/'))
              .collect(Collectors.toSet());
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      for (Path file : files) {
        Path name = classes.relativize(file);
        String home = name.getParent() == null ? "" : name.getParent().toString().replace('\\', '/');
        if (exported.contains(home) && !name.endsWith("package-info.class")) {
          ZipEntry entry = new ZipEntry(name.toString().replace('\\', '/'));
          entry.setTimeLocal(SAME_BYTES_EACH_TIME);
          jar.putNextEntry(entry);
          jar.write(seen(file));
        }
      }
    }
  }

  /** The class without code, private members and names of local things. */
  private static byte[] seen(Path file) throws IOException {
    ClassFile type;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      type = new ClassFile(in);
    }
    type.getMethods().removeIf(method -> !isSeen(method.getAccessFlags()));
    type.getFields().removeIf(field -> !isSeen(field.getAccessFlags()));
    for (MethodInfo method : type.getMethods()) {
      method.removeCodeAttribute();
    }
    type.removeAttribute(SourceFileAttribute.tag);
    type.removeAttribute("BootstrapMethods");
    type.compact();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    type.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static boolean isSeen(int access) {
    return (access & (AccessFlag.PUBLIC | AccessFlag.PROTECTED)) != 0;
  }
}
