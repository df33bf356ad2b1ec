# Finds a JDK 25 and exports JAVA_HOME; sourced by mvnw and holdline. The whole of Maven runs on it, not only
# the compiler: quarkus:build and spotless load our classes inside Maven's own JVM, which a toolchain does not change.
holdline_is_jdk25() {
  [ -x "$1/bin/javac" ] || return 1
  case $(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) in
    25 | 2[6-9] | [3-9][0-9]) return 0 ;;
  esac
  return 1
}

holdline_find_jdk25() {
  for candidate in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/*jdk*25* /opt/java/*25* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/25* "$HOME"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    "$(/usr/libexec/java_home -v 25 2>/dev/null)"; do
    if [ -n "$candidate" ] && holdline_is_jdk25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Holdline needs a JDK 25: none was found in JAVA_HOME or the usual places; install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}

holdline_find_jdk25
