// khalkha check PATH: a linter of geodata.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/translate.h"
#include "render/font_metrics.h"
#include "render/glyph_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace khalkha {

namespace {

Result<std::unique_ptr<FontSet>> openFonts() {
    const Result<FontFiles> files = findFonts();
    return files ? FontSet::open(*files) : Result<std::unique_ptr<FontSet>>(files.error());
}

} // namespace

int runCheck(const CheckOptions& options) {
    std::filesystem::path path = options.path;
    if (options.path.empty()) {
        auto builtIn = findFolder("geodata");
        if (!builtIn) {
            return fail(builtIn.error());
        }
        path = *builtIn;
    }
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
        return fail(
            {ErrorKind::input,
             {printable(path.string(), 200), "", "", ""},
             "no such file or folder.",
             "Give a campaign folder, a GeoPackage or a geodata file."});
    }
    const Result<std::unique_ptr<FontSet>> fonts = openFonts();
    TextRules rules = textRules();
    if (fonts) {
        rules.undrawable = [&fonts](std::string_view text, Language language) {
            return undrawable(**fonts, text, language);
        };
    }
    std::vector<Finding> findings = checkPath(path, defaultBaseFolder(), rules);
    if (!fonts) {
        Error missing = fonts.error();
        missing.what += " Whether all names can be drawn was not looked at.";
        findings.push_back({Severity::warning, std::move(missing)});
    }
    Json list = Json::array();
    for (const auto& finding : findings) {
        const char* severity = finding.severity == Severity::error ? "error" : "warning";
        if (options.format == "json") {
            list.push_back(
                {{"severity", severity},
                 {"file", finding.error.where.file},
                 {"layer", finding.error.where.layer},
                 {"feature", finding.error.where.feature},
                 {"row", finding.error.where.row},
                 {"field", finding.error.where.field},
                 {"what", finding.error.what},
                 {"hint", finding.error.hint}});
        } else {
            print("{}: {}\n", severity, describe(finding.error));
        }
    }
    const auto errors = std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::error;
    });
    if (options.format == "json") {
        printJson(list);
    } else {
        printError(
            "{}: {}, {}\n",
            printableLine(path.string()),
            counted(Language::en, "{} error", "{} errors", static_cast<size_t>(errors)),
            counted(
                Language::en, "{} warning", "{} warnings", findings.size() - static_cast<size_t>(errors)));
    }
    return errors > 0 ? 1 : 0;
}

} // namespace khalkha
