#include "base/result.h"

namespace khalkha {

std::string describe(const Error& error) {
    std::string text;
    const auto add = [&text](const char* label, const std::string& part) {
        if (!part.empty()) {
            text += label + part + ": ";
        }
    };
    add("", error.where.file);
    add("layer ", error.where.layer);
    add("feature ", error.where.feature);
    add("field ", error.where.field);
    text += error.what;
    if (!error.hint.empty()) {
        text += ' ' + error.hint;
    }
    return text;
}

int exitCode(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::usage:
        return 2;
    case ErrorKind::input:
        return 3;
    case ErrorKind::output:
        return 4;
    case ErrorKind::noOpenGl:
        return 77;
    }
    return 1;
}

} // namespace khalkha
