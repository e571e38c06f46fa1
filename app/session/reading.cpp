#include "session/reading.h"

#include "base/letters.h"
#include "base/text.h"
#include "session/command.h"

#include <fmt/format.h>

namespace khalkha {

Failure applyLayerList(std::string_view list, ViewState& view) {
    const std::vector<std::string> names = splitList(list, ',');
    if (names.empty() && !list.empty()) {
        return Error{
            ErrorKind::usage,
            {"", "", "", "--layers"},
            fmt::format("\"{}\" names no layer.", printable(list)),
            "Leave it out, or name layers: polities,places or -claims or +night."};
    }
    bool first = true;
    for (const std::string& name : names) {
        const bool off = !name.empty() && name.front() == '-';
        const bool more = !name.empty() && name.front() == '+';
        const auto layer = parseLayer(off || more ? name.substr(1) : name);
        if (!layer) {
            std::string known;
            for (int i = 0; i < layerCount; ++i) {
                known += (i == 0 ? "" : ", ") + std::string(layerCode(static_cast<Layer>(i)));
            }
            return Error{
                ErrorKind::usage,
                {"", "", "", "--layers"},
                fmt::format("there is no layer \"{}\".", printable(name)),
                "Layers are: " + known + "."};
        }
        if (first && !off && !more) {
            for (auto& setting : view.layers) {
                setting.visible = false;
            }
        }
        first = false;
        view.layer(*layer).visible = !off;
    }
    return std::nullopt;
}

Failure showStep(const StoryStep& step, ViewState& view) {
    Failure failure;
    if (step.at) {
        view.at = *step.at;
    }
    if (!step.view.empty()) {
        if (const Result<CameraView> camera = parseView(step.view)) {
            view.camera = *camera;
        } else {
            failure = camera.error();
        }
    }
    if (const auto perspective = parsePerspective(step.perspective)) {
        view.perspective = *perspective;
    }
    if (Failure layers = applyLayerList(step.layers, view); layers && !failure) {
        failure = layers;
    }
    return failure;
}

std::string searchTextOf(const Document& document) {
    std::string text;
    for (const LocalText* local : {&document.title, &document.text, &document.parties, &document.lineNote}) {
        for (const std::string& part : local->text) {
            text += part + "\n";
        }
    }
    text += document.kind + "\n" + document.provenance.note;
    for (const SourceRef& reference : document.provenance.sources) {
        text += "\n" + reference.sourceId + " " + reference.locator;
    }
    for (const Language language : {Language::en, Language::ja}) {
        text += "\n" + formatDate(document.start, language);
    }
    return foldedForSearch(text);
}

std::optional<FoundStep> findStep(const Chronicle& chronicle, std::string_view stepId) {
    for (const Story& story : chronicle.stories) {
        for (size_t i = 0; i < story.steps.size(); ++i) {
            if (story.steps[i].id == stepId) {
                return FoundStep{&story, i};
            }
        }
    }
    return std::nullopt;
}

std::string stepIds(const Chronicle& chronicle) {
    std::string ids;
    for (const Story& story : chronicle.stories) {
        for (const StoryStep& step : story.steps) {
            ids += (ids.empty() ? "" : ", ") + step.id;
        }
    }
    return ids;
}

} // namespace khalkha
