#include "scene/picture_sources.h"

#include "base/translate.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

class Collector {
public:
    explicit Collector(const ComposeNotes& notes) : _drawn(notes.sourceIds) {}
    void add(const std::string& id) {
        if (_drawn.contains(id) && std::find(_ids.begin(), _ids.end(), id) == _ids.end()) {
            _ids.push_back(id);
        }
    }
    void add(const Provenance& provenance) {
        for (const SourceRef& source : provenance.sources) {
            add(source.sourceId);
        }
    }
    [[nodiscard]] const std::vector<std::string>& ids() const { return _ids; }

private:
    const std::set<std::string>& _drawn;
    std::vector<std::string> _ids;
};

/// Titles of the sources drawn, those that bear most of the picture first.
std::vector<std::string> titlesByWeight(const ComposeInput& in, const ComposeNotes& notes) {
    Collector collector(notes);
    for (const SampledFront& front : in.sample.fronts) {
        for (const FrontTrace* trace : {front.before, front.after}) {
            if (trace != nullptr) {
                collector.add(trace->provenance);
            }
        }
    }
    for (const SampledAxis& axis : in.sample.axes) {
        collector.add(axis.axis->provenance);
    }
    for (const SceneModel::ClaimShape* claim : in.sample.claims) {
        collector.add(claim->claim->provenance);
    }
    for (const std::string& id : notes.sourceIds) {
        collector.add(id);
    }
    std::vector<std::string> titles;
    for (const std::string& id : collector.ids()) {
        const Source* source = in.model.chronicle().source(id);
        const std::string title =
            source == nullptr || source->title.empty() ? id : source->title.best(in.view.language);
        if (std::find(titles.begin(), titles.end(), title) == titles.end()) {
            titles.push_back(title);
        }
    }
    return titles;
}

/// Items broken into lines; empty when they need more lines than there are.
std::vector<std::string>
broken(const std::vector<std::string>& items, const ComposeInput& in, const SourceLineLimits& limits) {
    std::vector<std::string> lines;
    for (const std::string& item : items) {
        const std::string longer = lines.empty() ? item : lines.back() + "; " + item;
        if (in.metrics.measure(item, limits.style).widthPx > limits.maxWidthPx) {
            return {};
        }
        if (!lines.empty() && in.metrics.measure(longer, limits.style).widthPx <= limits.maxWidthPx) {
            lines.back() = longer;
        } else if (lines.size() < limits.maxLines) {
            if (!lines.empty()) {
                lines.back() += ";";
            }
            lines.push_back(item);
        } else {
            return {};
        }
    }
    return lines;
}

} // namespace

std::string frontUncertainty(const ComposeInput& in) {
    double least = 1e9;
    double most = 0;
    for (const SampledFront& front : in.sample.fronts) {
        for (const FrontTrace* trace : {front.before, front.after}) {
            if (trace != nullptr && trace->provenance.uncertaintyKm > 0) {
                least = std::min(least, trace->provenance.uncertaintyKm);
                most = std::max(most, trace->provenance.uncertaintyKm);
            }
        }
    }
    if (most <= 0) {
        return {};
    }
    return least == most ? fmt::format("±{:.10g} km", most) : fmt::format("±{:.10g}–{:.10g} km", least, most);
}

std::vector<std::string>
sourceLines(const ComposeInput& in, const ComposeNotes& notes, const SourceLineLimits& limits) {
    const Language language = in.view.language;
    const std::vector<std::string> titles = titlesByWeight(in, notes);
    std::vector<std::string> always;
    const bool frontDrawn =
        std::any_of(notes.legendEntries.begin(), notes.legendEntries.end(), [](const std::string& key) {
            return key.compare(0, 6, "front.") == 0;
        });
    const std::string doubt = frontDrawn ? frontUncertainty(in) : std::string();
    if (!doubt.empty()) {
        always.push_back(std::string(tr(language, "front")) + " " + doubt);
    }
    always.push_back(std::string(tr(language, "base map")) + " Natural Earth, GSHHG");
    for (size_t shown = titles.size() + 1; shown-- > 0;) {
        std::vector<std::string> items(titles.begin(), titles.begin() + static_cast<std::ptrdiff_t>(shown));
        if (shown < titles.size()) {
            items.push_back(fmt::format("+{}", titles.size() - shown));
        }
        items.insert(items.end(), always.begin(), always.end());
        items.front() = tr(language, "Sources: ") + items.front();
        std::vector<std::string> lines = broken(items, in, limits);
        if (!lines.empty()) {
            return lines;
        }
    }
    return {};
}

} // namespace khalkha
