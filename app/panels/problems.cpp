#include "base/translate.h"
#include "panels/docked.h"
#include "panels/panels.h"
#include "panels/widgets.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

bool isAnyOfData(const PanelInput& input) { // else a picture failed
    return std::any_of(input.problems->begin(), input.problems->end(), [](const Error& error) {
        return error.kind != ErrorKind::output;
    });
}

} // namespace

const char* problemsTitle(const PanelInput& input) {
    const bool data = input.problems == nullptr || input.problems->empty() || isAnyOfData(input);
    return data ? "Faults found in the data" : "What has failed";
}

void problemsPanel(const PanelInput& input, PanelMemory& /*memory*/, Commands& out) {
    const Language language = languageOf(input);
    if (input.problems == nullptr || input.problems->empty()) {
        wrappedText(tr(language, "No faults were found in the data."));
        return;
    }
    if (isAnyOfData(input)) {
        quietText(
            input,
            tr(language,
               "What could not be read was left out; everything else is shown. The texts are in English."));
    }
    if (ImGui::Button(tr(language, "Copy all"))) {
        std::string text;
        for (const Error& error : *input.problems) {
            text += describe(error) + "\n";
        }
        out.emplace_back(CopyText{text});
    }
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(counted(language, "{} fault", "{} faults", input.problems->size()).c_str());
    ImGui::Separator();
    ImGui::BeginChild("faults");
    constexpr size_t most = 500; // a wholly wrong file has as many faults as rows
    for (size_t i = 0; i < std::min(most, input.problems->size()); ++i) {
        const Error& error = (*input.problems)[i];
        std::string where = error.where.file;
        for (const std::string* part : {&error.where.layer, &error.where.feature, &error.where.field}) {
            where += part->empty() ? "" : " · " + *part;
        }
        if (!where.empty()) {
            const UseFont strong(PanelFont::strong);
            wrappedText(where);
        }
        wrappedText(error.what);
        if (!error.hint.empty()) {
            quietText(input, error.hint);
        }
        ImGui::Dummy(ImVec2(0, scaled(input, 4)));
    }
    ImGui::EndChild();
}

} // namespace khalkha
