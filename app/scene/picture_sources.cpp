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
        collector.add(provenanceOf(front));
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
        // The base map is credited by itself.
        const bool baseMap = title.rfind("Natural Earth", 0) == 0 || title.rfind("GSHHG", 0) == 0;
        if (!baseMap && std::find(titles.begin(), titles.end(), title) == titles.end()) {
            titles.push_back(title);
        }
    }
    return titles;
}

struct Item {
    std::string text;
    double widthPx = 0;
    bool goesOn = false; ///< the next item is the rest of its text
};

/// Items that are wider than a line, cut at blanks.
std::vector<Item> cutToWidth(
    const ComposeInput& in,
    const std::vector<Item>& items,
    double separatorPx,
    const SourceLineLimits& limits) {
    std::vector<Item> cut;
    for (const Item& item : items) {
        std::string rest = item.text;
        double width = item.widthPx;
        const double behind = &item == &items.back() ? 0 : separatorPx;
        while (width + behind > limits.maxWidthPx) {
            size_t end = rest.rfind(' ');
            double head = 0;
            while (end != std::string::npos && end > 0) {
                head = in.metrics.measure(rest.substr(0, end), limits.style).widthPx;
                if (head <= limits.maxWidthPx) { // no separator stands within an item
                    break;
                }
                end = rest.rfind(' ', end - 1);
            }
            if (end == std::string::npos || end == 0) {
                break; // a word wider than a line
            }
            cut.push_back({rest.substr(0, end), head, true});
            rest.erase(0, end + 1);
            width = in.metrics.measure(rest, limits.style).widthPx;
        }
        cut.push_back({rest, width, false});
    }
    return cut;
}

/// Items broken into lines; empty when they need more lines than there are.
std::vector<std::string>
broken(const std::vector<Item>& items, double separatorPx, const SourceLineLimits& limits) {
    std::vector<std::string> lines;
    double width = 0;
    bool goesOn = false; // the last line ends within an item
    for (const Item& item : items) {
        // The separator that follows an item stays on its line.
        const double behind = item.goesOn || &item == &items.back() ? 0 : separatorPx;
        if (item.widthPx + behind > limits.maxWidthPx) {
            return {};
        }
        const bool fits = !lines.empty() && width + separatorPx + item.widthPx + behind <= limits.maxWidthPx;
        if (fits && !goesOn && !item.goesOn) {
            lines.back() += "; " + item.text;
            width += separatorPx + item.widthPx;
        } else if (lines.size() < limits.maxLines) {
            if (!lines.empty() && !goesOn) {
                lines.back() += ";";
            }
            lines.push_back(item.text);
            width = item.widthPx;
        } else {
            return {};
        }
        goesOn = item.goesOn;
    }
    return lines;
}

} // namespace

std::string frontUncertainty(const ComposeInput& in) {
    double least = 1e9;
    double most = 0;
    for (const SampledFront& front : in.sample.fronts) {
        for (const FrontTrace* trace : front.traces()) {
            if (trace->provenance.uncertaintyKm > 0) {
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
    const auto measured = [&](std::string text) {
        const double width = in.metrics.measure(text, limits.style).widthPx;
        return Item{std::move(text), width};
    };
    std::vector<Item> items;
    items.reserve(titles.size());
    for (const std::string& title : titles) {
        items.push_back(measured(title));
    }
    std::vector<Item> always;
    const bool frontDrawn =
        std::any_of(notes.legendEntries.begin(), notes.legendEntries.end(), [](const std::string& key) {
            return key.compare(0, 6, "front.") == 0;
        });
    const std::string doubt = frontDrawn ? frontUncertainty(in) : std::string();
    if (!doubt.empty()) {
        always.push_back(measured(std::string(tr(language, "front")) + " " + doubt));
    }
    always.push_back(measured(std::string(tr(language, "base map")) + " Natural Earth, GSHHG"));
    if (const Terrain* terrain = in.camera.terrain()) {
        // Raised relief looks surveyed: how coarse it is has to stand beside it.
        always.push_back(measured(fmt::format(
            fmt::runtime(tr(language, "relief ×{:.10g}: heights on a {:.10g}′ grid (SRTM, ETOPO5)")),
            terrain->exaggeration(),
            std::max(terrain->stepDeg() * 60, 2.0))));
    }
    const Item heading = measured(tr(language, "Sources: "));
    const double separator = in.metrics.measure("; ", limits.style).widthPx;
    // More than fills all lines is not tried.
    size_t most = 0;
    double width = 0;
    while (most < items.size() && width <= limits.maxWidthPx * static_cast<double>(limits.maxLines)) {
        width += items[most].widthPx;
        ++most;
    }
    for (size_t shown = most + 1; shown-- > 0;) {
        std::vector<Item> chosen(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(shown));
        if (shown < items.size()) {
            chosen.push_back(measured(fmt::format("+{}", items.size() - shown)));
        }
        chosen.insert(chosen.end(), always.begin(), always.end());
        chosen.front() = {heading.text + chosen.front().text, heading.widthPx + chosen.front().widthPx};
        std::vector<std::string> lines = broken(cutToWidth(in, chosen, separator, limits), separator, limits);
        if (!lines.empty()) {
            return lines;
        }
    }
    return {};
}

} // namespace khalkha
