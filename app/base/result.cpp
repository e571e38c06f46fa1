#include "base/result.h"

#include "base/text.h"

namespace khalkha {

namespace {

std::string asSentence(std::string text) {
    if (text.empty()) {
        return text;
    }
    const std::u32string points = toCodePoints(text);
    const bool ended = std::u32string_view(U".!?…。！？").find(points.back()) != std::u32string_view::npos;
    return ended ? text : text + '.';
}

} // namespace

std::string describe(const Error& error) {
    std::string text;
    const auto add = [&text](const char* label, const std::string& part) {
        if (!part.empty()) {
            text += label + part + ": ";
        }
    };
    add("", error.where.file);
    add("layer ", error.where.layer);
    const bool numbered =
        error.where.row > 0 && !error.where.feature.empty() && error.where.feature[0] != '#';
    add("feature ", error.where.feature + (numbered ? " (#" + std::to_string(error.where.row) + ")" : ""));
    add("field ", error.where.field);
    text += asSentence(error.what);
    if (!error.hint.empty()) {
        text += ' ' + error.hint;
    }
    return printableLine(text);
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
