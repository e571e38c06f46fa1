// khalkha check PATH: a linter of geodata.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/paths.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

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
             {path.string(), "", "", ""},
             "no such file or folder.",
             "Give a campaign folder, a GeoPackage or a geodata file."});
    }
    const auto findings = checkPath(path, defaultBaseFolder(), textRules());
    Json list = Json::array();
    for (const auto& finding : findings) {
        const char* severity = finding.severity == Severity::error ? "error" : "warning";
        if (options.format == "json") {
            list.push_back(
                {{"severity", severity},
                 {"file", finding.error.where.file},
                 {"layer", finding.error.where.layer},
                 {"feature", finding.error.where.feature},
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
            "{}: {} errors, {} warnings\n",
            printableLine(path.string()),
            errors,
            findings.size() - static_cast<size_t>(errors));
    }
    return errors > 0 ? 1 : 0;
}

} // namespace khalkha
